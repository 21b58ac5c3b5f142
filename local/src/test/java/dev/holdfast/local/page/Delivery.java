package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of lines for the warehouse, as a German spreadsheet writes it; three have faults. */
final class Delivery {
  static final int LINES = 120;
  static final int FAULTY = 3;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Path file;

  Delivery(Path folder) throws IOException {
    file = folder.resolve("delivery.csv");
    String good =
        IntStream.range(0, LINES)
            .mapToObj("sku-%03d;3;;\n"::formatted)
            .collect(Collectors.joining());
    Files.writeString(
        file, "item;quantity;kind;reason\n" + good + "bad id;1;;\nx;y;;\nx;2;lost;\n");
  }

  /**
   * Books it by the page, which does not hear what becomes of it at first.
   *
   * @return the lines of the result, as downloaded
   */
  List<String> book(Page page) throws IOException {
    List<String> calls = new ArrayList<>();
    page.onRequest(request -> calls.add(request.url()));
    List<String> refused = new ArrayList<>();
    page.onResponse(
        answer -> {
          if (answer.status() == TOO_MANY_REQUESTS) {
            refused.add(answer.url());
          }
        });
    page.route(
        "**/stock-changes",
        route -> {
          route.fetch();
          route.abort();
        },
        new Page.RouteOptions().setTimes(1));
    page.locator("#file").setInputFiles(file);
    assertThat(page.locator("[data-state=faulty]")).hasCount(FAULTY);
    Browser.picture(page, "delivery", false);
    page.getByText("Book %d lines".formatted(LINES)).click();
    Locator result = page.getByText("Download result");
    result.waitFor();
    assertThat(page.locator("progress").evaluate("at => at.value === at.max")).isEqualTo(true);
    assertThat(calls).noneMatch(call -> call.endsWith("/stock"));
    // The one unheard of, the one heard of, and once more whenever the gateway took none.
    assertThat(calls.stream().filter(Delivery::isUpload))
        .hasSize(2 + (int) refused.stream().filter(Delivery::isUpload).count());
    Download download = page.waitForDownload(result::click);
    return Files.readAllLines(download.path());
  }

  private static boolean isUpload(String url) {
    return url.endsWith("/stock-changes");
  }
}
