package dev.holdfast.local.page;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/**
 * How somebody looks at the page.
 *
 * @param language `en-GB` or `de-DE`
 * @param zone the time zone where that is
 */
record Look(int width, int height, ColorScheme scheme, String language, String zone) {
  static final Look DESK = new Look(1440, 900, ColorScheme.LIGHT, "en-GB", "UTC");
  static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, "de-DE", "UTC");
  static final Look DARK_PHONE = new Look(390, 844, ColorScheme.DARK, "en-GB", "UTC");

  Look dark() {
    return new Look(width, height, ColorScheme.DARK, language, zone);
  }

  Look in(String elsewhere) {
    return new Look(width, height, scheme, language, elsewhere);
  }

  /** In the other of the page's languages. */
  Look translated() {
    return new Look(width, height, scheme, language.startsWith("de") ? "en-GB" : "de-DE", zone);
  }

  @Override
  public String toString() {
    return width + "-" + scheme.name().toLowerCase(Locale.ROOT);
  }
}
