package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.world.Reply;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page at `/`, as files. That it works is for a browser to say; `local` asks one. */
class PageFilesTest extends OverHttp {
  private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/web/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:from |import\\()'(\\.{1,2}/[a-z/-]+\\.js)'");

  @Test
  void everyFileThatItLoadsIsThere() {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    find(ADDRESS, gateway.get("/").text(), "/").forEach(open::add);
    while (!open.isEmpty()) {
      String path = open.remove();
      if (seen.add(path)) {
        Reply file = gateway.get(path);
        assertThat(file.status()).as(path).isEqualTo(200);
        find(IMPORT, file.text(), path).forEach(open::add);
      }
    }
    assertThat(seen).contains("/web/page/app.js", "/web/page/views/shelf.js", "/web/page/words.js");
  }

  @Test
  void itsChartsComeFromTheClassPath() {
    assertThat(gateway.get("/web/uplot/dist/uPlot.iife.min.js").text()).contains("uPlot");
    assertThat(gateway.get("/web/uplot/dist/uPlot.min.css").status()).isEqualTo(200);
  }

  @Test
  void nothingRunsThatIsNoFileOfTheGateway() {
    String start = gateway.get("/").text();

    assertThat(start).doesNotContain("style=", "onclick", "http:", "https:");
    assertThat(start.replaceAll("(?s)<script[^>]* src=[^>]*></script>", ""))
        .doesNotContain("<script");
  }

  private static Set<String> find(Pattern pattern, String text, String from) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(URI.create(from).resolve(matcher.group(1)).getPath());
    }
    return found;
  }
}
