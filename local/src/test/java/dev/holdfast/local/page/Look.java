package dev.holdfast.local.page;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/**
 * How somebody looks at the page.
 *
 * @param language `en-GB` or `de-DE`
 */
record Look(int width, int height, ColorScheme scheme, String language) {
  static final Look DESK = new Look(1440, 900, ColorScheme.LIGHT, "en-GB");
  static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, "de-DE");
  static final Look DARK_PHONE = new Look(390, 844, ColorScheme.DARK, "en-GB");

  Look dark() {
    return new Look(width, height, ColorScheme.DARK, language);
  }

  /** In the other of the page's languages. */
  Look translated() {
    return new Look(width, height, scheme, language.startsWith("de") ? "en-GB" : "de-DE");
  }

  @Override
  public String toString() {
    return width + "-" + scheme.name().toLowerCase(Locale.ROOT);
  }
}
