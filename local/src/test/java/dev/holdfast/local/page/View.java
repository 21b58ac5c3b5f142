package dev.holdfast.local.page;

/** Every view of the page, with what shows that all of it is there. */
enum View {
  SHELF("shelf?status=in-stock", ".shelf tbody tr"),
  NOTHING_FOUND("shelf?q=no-such-thing", ".empty"),
  ITEM("item/gift-card", ".chart canvas"),
  SHORT("item/" + Samples.SHORT, ".short"),
  HOLD("item/" + Samples.ITEM + "?hold=" + Samples.HOLD, ".trace li"),
  UNKNOWN_ITEM("item/no-such-thing", ".empty"),
  SCAN("warehouse", ".scan"),
  FILE("warehouse/csv", ".drop"),
  POLICY("warehouse/policy?item=espresso-machine", ".policy"),
  STOREFRONT("store?item=espresso-machine", ".stage .bar[aria-label]"),
  LONG_ID("store?item=" + Samples.LONG, ".stage .bar[aria-label]"),
  SYSTEM("system", ".node-gateway[data-health=good]");

  final String address;

  /** A selector. */
  final String shown;

  View(String address, String shown) {
    this.address = address;
    this.shown = shown;
  }
}
