package dev.holdfast.local.page;

import com.microsoft.playwright.Page;

/** Somebody who has a keyboard and no mouse. */
final class Keys {
  private static final int STEPS_MAX = 80;
  private static final String FOCUSED =
      "() => { const at = document.activeElement;"
          + " return (at?.closest('label') ?? at)?.textContent.trim() ?? '' }";

  private final Page page;

  Keys(Page page) {
    this.page = page;
  }

  /** As a scanner does: `\n` is Enter, which may move the focus before the next sign comes. */
  void type(String text) {
    page.locator(".scan input[name=item]:focus").waitFor();
    text.chars()
        .mapToObj(sign -> sign == '\n' ? "Enter" : Character.toString(sign))
        .forEach(page.keyboard()::press);
  }

  /** Walks on to what is so named and presses Enter. */
  void goTo(String name) {
    for (int step = 0; step < STEPS_MAX; step++) {
      page.keyboard().press("Tab");
      if (page.evaluate(FOCUSED).equals(name)) {
        page.keyboard().press("Enter");
        return;
      }
    }
    throw new AssertionError("no way by keyboard to " + name);
  }

  /** Goes back to the kinds, chooses one by the arrows, and goes on to the code. */
  void choose(String kind) {
    page.keyboard().press("Shift+Tab");
    for (int step = 0; step < STEPS_MAX && !page.evaluate(FOCUSED).equals(kind); step++) {
      page.keyboard().press("ArrowRight");
    }
    page.keyboard().press("Tab");
  }
}
