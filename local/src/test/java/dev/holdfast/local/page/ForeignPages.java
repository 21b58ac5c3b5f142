package dev.holdfast.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/**
 * Pages that are not the system's, in a browser on its machine: of another port, of another site,
 * and of a site whose name leads to the part itself since the page was loaded (DNS rebinding).
 */
final class ForeignPages implements AutoCloseable {
  private static final String NAME = "evil.example";

  private final Playwright playwright = Playwrights.create();

  /** Newer Chromiums keep some such pages from loopback themselves; other browsers do not. */
  private final Browser chromium =
      Playwrights.chromium(
          playwright,
          "--host-resolver-rules=MAP " + NAME + " 127.0.0.1",
          "--disable-features=LocalNetworkAccessChecks");

  private final HttpServer server;
  private final String html;

  ForeignPages() throws IOException {
    try (InputStream file = ForeignPages.class.getResourceAsStream("/foreign-page.html")) {
      html = new String(file.readAllBytes(), UTF_8);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = html.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /**
   * Tries them all, from everywhere; no answer may be read, but for a refusal.
   *
   * @param softly is told of each that can
   */
  void tryOut(List<Attack> attacks, SoftAssertions softly) {
    int own = server.getAddress().getPort();
    for (String host : List.of("127.0.0.1", NAME)) {
      Page page = open("http://" + host + ":" + own + "/");
      for (Attack each : attacks) {
        softly.assertThat(read(page, each, each.base())).as(each + " from " + page.url()).isEmpty();
      }
      page.context().close();
    }
    attacks.stream()
        .collect(Collectors.groupingBy(Attack::base))
        .forEach((base, those) -> tryOutRebound(base, those, softly));
  }

  private void tryOutRebound(String base, List<Attack> attacks, SoftAssertions softly) {
    String rebound = "http://" + NAME + ":" + URI.create(base).getPort();
    Page page = open(rebound + "/page");
    for (Attack each : attacks) {
      softly
          .assertThat(read(page, each, rebound))
          .as(each + " from " + page.url())
          .isNotEmpty()
          .allMatch(answer -> answer.startsWith("403 "));
    }
    page.context().close();
  }

  /** The page of a rebound name was loaded when the name still led elsewhere. */
  private Page open(String url) {
    Page page = chromium.newContext().newPage();
    page.route(
        "**/page",
        route ->
            route.fulfill(new Route.FulfillOptions().setBody(html).setContentType("text/html")));
    page.navigate(url);
    return page;
  }

  private static List<String> read(Page page, Attack attack, String origin) {
    return ((List<?>) page.evaluate("attack => tryOut(attack)", attack.at(origin)))
        .stream().map(String::valueOf).toList();
  }

  /** Watches Flink as everybody may, until a job is seen to run. */
  void watch(URI flink) {
    Page page = chromium.newContext().newPage();
    page.navigate(flink + "/#/overview");
    page.getByText("RUNNING", new Page.GetByTextOptions().setExact(true)).first().waitFor();
    page.context().close();
  }

  @Override
  public void close() {
    server.stop(0);
    chromium.close();
    playwright.close();
  }
}
