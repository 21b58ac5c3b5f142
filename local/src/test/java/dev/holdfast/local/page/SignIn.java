package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.holdfast.local.GatewayBeside;
import dev.holdfast.local.KeyFile;
import dev.holdfast.local.LocalSystem;
import dev.holdfast.local.TokenIssuer;
import dev.holdfast.local.part.GatewayPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The page of a gateway that asks for keys: who sees what, and who may do what. */
final class SignIn {
  private static final String ITEM = "filter-paper";
  private static final Map<String, String> WRITES =
      Map.of(
          "hold", "PUT /items/" + ITEM + "/reservations/r {\"cart\":\"c\",\"quantity\":1}",
          "book", "POST /items/" + ITEM + "/stock {\"kind\":\"received\",\"quantity\":1}");

  private final PageWorld world;
  private final Path folder;
  private final KeyFile keys;

  /**
   * @param folder for keys, and what else the gateway has
   */
  SignIn(PageWorld world, Path folder) throws Exception {
    this.world = world;
    this.folder = Files.createDirectories(folder);
    this.keys = new KeyFile(folder.resolve("keys"));
  }

  void check() throws Exception {
    try (TokenIssuer issuer = new TokenIssuer();
        LocalSystem gateway =
            GatewayBeside.start(
                world.system().config(), folder.resolve("data"), settings(issuer))) {
      Browser browser = world.browser().at(GatewayPart.endpoint(gateway.config()));
      Page page = browser.open(Look.DESK, "shelf?q=filter");
      withoutAKeyItAsks(page);
      whatAsksHasNoBarriers(browser, page);
      aStorefrontHolds(browser, page);
      aWarehouseBooks(browser, page);
      whoseKeyIsNoMoreKnownSignsInAndTheSameLineGoesOn(page);
      signIn(page, issuer.token("\"aud\":\"holdfast\",\"roles\":[\"operator\"]"));
      assertThat(page.locator(".scan")).isVisible();
      assertThat(page.locator(".lines tbody tr")).hasCount(0);
      assertThat(links(page)).hasText(new String[] {"Shelf", "Warehouse", "Storefront", "System"});
      browser.closePages();
    }
  }

  private Map<String, String> settings(TokenIssuer issuer) {
    return Map.of(
        "HOLDFAST_AUTH",
        "on",
        "HOLDFAST_KEYS",
        keys.path.toString(),
        "HOLDFAST_OIDC_ISSUER",
        issuer.name(),
        "HOLDFAST_OIDC_AUDIENCE",
        "holdfast",
        "HOLDFAST_OIDC_JWKS",
        issuer.name() + "/keys");
  }

  private void withoutAKeyItAsks(Page page) {
    assertThat(page.locator("#signin-title")).isVisible();
    assertThat(page.locator(".shelf tbody tr")).hasCount(0);
    type(page, "hf_nobodys");
    assertThat(page.locator("#key-help")).containsText("This key is not known");
  }

  /** With what is wrong said in it, and what is behind it. */
  private static void whatAsksHasNoBarriers(Browser browser, Page page) {
    for (Look look : List.of(Look.DESK, Look.PHONE)) {
      page.setViewportSize(look.width(), look.height());
      AllViews.assertNoBarriers(browser, page, "sign-in", look);
    }
    page.setViewportSize(Look.DESK.width(), Look.DESK.height());
  }

  private void aStorefrontHolds(Browser browser, Page page) {
    type(page, keys.of("storefront"));
    assertThat(links(page)).hasText(new String[] {"Shelf", "Storefront"});
    page.locator(".shelf").getByText(ITEM).click();
    assertThat(page.locator(".cart").first()).isVisible();
    assertThat(page.getByText("Deliver 3")).hasCount(0);
    page.locator(".cart .primary").first().click();
    assertThat(page.locator(".cart[data-state=held]")).hasCount(1);
    for (String view : List.of("warehouse", "system", "item/" + ITEM)) {
      browser.go(page, view);
      assertThat(page.locator(".empty")).hasText("Your role may not do this.");
    }
    assertThat(status(page, "book")).isEqualTo(403);
    assertThat(status(page, "hold")).isEqualTo(201);
  }

  private void aWarehouseBooks(Browser browser, Page page) {
    signIn(page, keys.of("warehouse"));
    assertThat(links(page)).hasText(new String[] {"Shelf", "Warehouse"});
    browser.go(page, "item/" + ITEM);
    assertThat(page.getByText("Book stock")).isVisible();
    assertThat(page.locator(".actions a")).hasCount(1);
    browser.go(page, "warehouse");
    new Keys(page).type(ITEM + "\n5\n\n");
    assertThat(page.locator(".way[data-step=done]")).hasCount(1);
    assertThat(status(page, "hold")).isEqualTo(403);
    assertThat(status(page, "book")).isEqualTo(202);
  }

  private void whoseKeyIsNoMoreKnownSignsInAndTheSameLineGoesOn(Page page) {
    new Keys(page).type(ITEM + "\n6\n");
    page.evaluate("sessionStorage.setItem('holdfast.key', 'hf_nobodys')");
    page.getByText("Book lines (1)").click();
    type(page, keys.of("warehouse"));
    assertThat(page.locator(".way[data-step=done]")).hasCount(2);
  }

  private static Locator links(Page page) {
    return page.locator(".nav a");
  }

  private static void type(Page page, String key) {
    page.locator("#key").fill(key);
    page.locator("dialog button").click();
  }

  private static void signIn(Page page, String key) {
    page.getByText("Sign out").click();
    type(page, key);
  }

  /** What the gateway says of a request that the page would not send. */
  private static int status(Page page, String write) {
    String[] words = WRITES.get(write).split(" ", 3);
    return (int)
        page.evaluate(
            "([method, url, body]) => fetch(url, { method, body, headers: { Authorization: 'Bearer '"
                + " + sessionStorage.getItem('holdfast.key'), 'Content-Type': 'application/json',"
                + " 'Idempotency-Key': 'by-hand' } }).then(answer => answer.status)",
            words);
  }
}
