package dev.holdfast.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** A gateway that takes a request and says nothing. */
final class SilentGateway {
  /** A line on which nothing comes back, not even that it is dead; until the page lets go of it. */
  private static final String HANG_FIRST_POST =
      "() => { const real = fetch; window.fetch = (path, options) => {"
          + " if (options?.method !== 'POST') return real(path, options);"
          + " window.fetch = real; window.isHung = true;"
          + " return new Promise((_, fail) =>"
          + " options.signal.addEventListener('abort', () => fail(options.signal.reason))) } }";

  private final PageWorld world;

  SilentGateway(PageWorld world) {
    this.world = world;
  }

  void isAskedAgain() {
    Page page = world.open(Look.DESK, "warehouse");
    page.evaluate(HANG_FIRST_POST);
    new Keys(page).type("slow-cup\n5\n\n");
    assertThat(page.locator(".way[data-step=done]")).hasCount(1);
    assertThat(page.evaluate("isHung")).isEqualTo(true);
    assertThat(world.shelf().kinds("slow-cup")).containsExactly("StockReceived");
  }
}
