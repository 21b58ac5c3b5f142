package dev.holdfast.local.page;

import com.microsoft.playwright.Page;
import dev.holdfast.local.LocalSystem;

/**
 * What a scenario is played in: a whole system, and a browser that looks at its page.
 *
 * @param browser the scenario's own; `system` and what is in it others have as well
 */
record PageWorld(LocalSystem system, Browser browser, Shelf shelf, Samples samples) {
  Page open(Look look, String view) {
    return browser.open(look, view);
  }
}
