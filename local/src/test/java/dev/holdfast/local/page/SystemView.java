package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.holdfast.local.LetterRows;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.WireFormat;
import java.util.regex.Pattern;

/** What the page tells those who run the system. */
final class SystemView {
  private final PageWorld world;

  SystemView(PageWorld world) {
    this.world = world;
  }

  /**
   * A page that looks asks something every moment; what the job is to do does not wait for long.
   */
  void tellsWhatFlows() {
    Page page = world.open(Look.DESK, "system");

    assertThat(page.locator(".node-callers dd")).hasText(Pattern.compile("[\\d,]+\\.\\d/s"));
    assertThat(page.locator(".node-job dd").last()).hasText(Pattern.compile("\\d+ ms|\\d\\.\\d s"));
  }

  void tellsWhatIsShort() throws Exception {
    world.samples().put();

    Page page = world.open(Look.DESK, "system");

    assertThat(page.locator(".shortages li")).hasText(Samples.SHORT + "1 short");
    page.locator(".gauges dd").all().forEach(figure -> assertThat(figure).not().hasText("–"));
  }

  /** By the description's own example of an answer, and one of a round without findings. */
  void tellsWhatTheAuditorFound() {
    Page page = world.open(Look.DESK, "system");
    Locator audit = page.locator("section").filter(has("Audit"));
    assertThat(audit).containsText("No auditor has run");

    answerAudit(page, "\"findings\":0,\"found\":[]");
    assertThat(audit).containsText("All agrees: 12 items");
    answerAudit(
        page,
        "\"findings\":1,\"found\":[{\"check\":\"availability_differs\",\"subject\":\"mug\","
            + "\"what\":\"log seq 4: 10 on hand\",\"foundAt\":1}]");
    assertThat(audit.locator(".faults li")).hasText("mug: log seq 4: 10 on hand");
  }

  private void answerAudit(Page page, String found) {
    String round = "{\"last\":{\"startedAt\":1,\"seenAt\":2,\"endedAt\":2,\"items\":12,%s}}";
    var answer = new Route.FulfillOptions().setContentType("application/json");
    page.route("**/audit", route -> route.fulfill(answer.setBody(round.formatted(found))));
    world.browser().go(page, "shelf");
    world.browser().go(page, "system");
  }

  /** A command that this version reads is booked; what no version reads stays, and says so. */
  void showsDeadLettersAndPutsThemBack() {
    LocalConfig config = world.system().config();
    Page page = world.open(Look.DESK, "system");
    assertThat(page.getByText("nothing that the job could not read")).isVisible();
    assertThat(page.locator(".links a").getByText("Flink"))
        .hasAttribute("href", "http://localhost:" + config.flinkPort());

    LetterRows.keep(config, "shard-a", delivery());
    LetterRows.keep(config, "shard-b", new byte[] {1, 2, 3});

    Locator readable = page.locator(".letters li").filter(has("shard-a"));
    readable.getByRole(AriaRole.BUTTON).click();
    assertThat(readable.locator(".way")).hasText("booked, #1");
    Locator unreadable = page.locator(".letters li").filter(has("shard-b"));
    unreadable.getByRole(AriaRole.BUTTON).click();
    assertThat(unreadable.locator(".way")).containsText("Still dead");
    assertThat(world.shelf().kinds("late-cup")).containsExactly("StockReceived");
    AllViews.assertNoBarriers(world.browser(), page, "letters", Look.DESK);
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static byte[] delivery() {
    return WireFormat.COMMAND.encode(
        Command.newBuilder()
            .setItem("late-cup")
            .setCommand("note-9")
            .setKind(CommandKind.received)
            .setQuantity(9L)
            .setSeq(0)
            .setAt(0)
            .build());
  }
}
