package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of lines for the warehouse, as a German spreadsheet writes it; three have faults. */
final class Delivery {
  static final int LINES = 120;
  static final int FAULTY = 3;

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
   * Books it by the page.
   *
   * @return the lines of the result, as downloaded
   */
  List<String> book(Page page) throws IOException {
    page.locator("#file").setInputFiles(file);
    assertThat(page.locator("[data-state=faulty]")).hasCount(FAULTY);
    page.getByText("Book %d lines".formatted(LINES)).click();
    Locator result = page.getByText("Download result");
    result.waitFor();
    Download download = page.waitForDownload(result::click);
    return Files.readAllLines(download.path());
  }
}
