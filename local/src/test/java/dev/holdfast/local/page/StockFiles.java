package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/**
 * Files as people have them: what one does not say right is told, and not taken for something else.
 */
final class StockFiles {
  private final PageWorld world;
  private Page page;

  StockFiles(PageWorld world) {
    this.world = world;
  }

  private void choose(byte[] content) {
    page.locator("#file").setInputFiles(new FilePayload("stock.csv", "text/csv", content));
  }

  private void choose(String content) {
    choose(content.getBytes(UTF_8));
  }

  private Locator summary() {
    return page.locator(".csv-summary");
  }

  private Locator button(String text) {
    return page.getByRole(AriaRole.BUTTON).getByText(text);
  }

  private void assertRefused(String content, String why) {
    choose(content);
    assertThat(summary()).containsText(why);
    assertThat(button("Book 0 lines")).isHidden();
  }

  void sayWhatIsWrong() {
    page = world.open(Look.DESK, "warehouse/csv");
    assertRefused("item;quantity;Kind\nfile-mug;50;counted\n", "not known: “Kind”");
    assertRefused("item;quantity;quantity\nfile-mug;10;99\n", "a column twice: quantity");
    assertRefused("item;kind\nfile-mug;counted\n", "lacks quantity");
    choose("item;quantity;reason\nfile-mug;1;beschädigt\n".getBytes(ISO_8859_1));
    assertThat(summary()).containsText("UTF-8");

    choose("item,quantity\nfile-mug,1,000\n");
    assertThat(page.locator("[data-state=faulty]")).containsText("3 cells, the header 2");
    choose(
        "item;quantity;kind;reason\nfile-mug;-1;adjusted;\"broken\nfile-pot;2;;\nfile-cup;3;;\n");
    assertThat(page.locator("[data-state=faulty]")).containsText("never closed");
    assertThat(page.locator("[data-state=ready]")).hasCount(2);

    choose("item\tquantity\t\nfile-größe\t5\t\n".getBytes(UTF_16));
    assertThat(page.locator("[data-state=faulty]")).containsText("file-größe");
  }

  /** What the list of kinds shows is what the rows are. */
  void takeTheKindThatIsChosen() {
    page = world.open(Look.DESK, "warehouse/csv");
    choose("item;quantity\nfile-plate;7\n");
    Locator row = page.locator("[data-state=ready]");
    assertThat(row).containsText("Receive");
    page.locator("#file-kind").selectOption("counted");
    assertThat(row).containsText("Count");

    page.evaluate("() => { location.hash = '#/shelf' }");
    assertThat(page.locator("#file-kind")).hasCount(0);
    page.evaluate("() => { location.hash = '#/warehouse/csv' }");
    assertThat(page.locator("#file-kind")).hasValue("counted");
    assertThat(row).containsText("Count");
  }

  /** A delivery may look like the one of last week. */
  void mayBeBookedOnceMore() {
    page = world.open(Look.DESK, "warehouse/csv");
    String delivery = "item;quantity\nweekly-mug;12\nweekly-pot;3\n";
    choose(delivery);
    button("Book 2 lines").click();
    assertThat(summary()).containsText("2 lines are booked, 0 are not");
    assertThat(button("another delivery")).isHidden();

    choose(delivery);
    button("Book 2 lines").click();
    assertThat(summary()).containsText("0 lines are booked, 2 are not");
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText(Pattern.compile("2 lines were booked before, last .+ They were not"));
    assertThat(page.locator("tr[data-state=repeated]").first())
        .containsText(Pattern.compile("^2weekly-mug.*was booked before, .+, #1"));
    Browser.picture(page, "booked-before", false);
    button("another delivery").click();
    assertThat(summary()).containsText("2 lines are booked, 0 are not");
    assertThat(button("another delivery")).isHidden();
    Assertions.assertThat(world.shelf().kinds("weekly-mug"))
        .containsExactly("StockReceived", "StockReceived");
  }
}
