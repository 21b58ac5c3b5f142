package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.bench.measure.Wishes;
import java.util.List;
import java.util.function.Supplier;

/** What all want, with more of it than can be sold. */
final class HotStock {
  private static final int ITEMS = 10;
  private static final int LINES = 3;

  private HotStock() {}

  /** All want the same item. */
  static Supplier<Wishes> ofOneItem(Stage stage, Target target, LoadSettings settings, String name)
      throws InterruptedException {
    String item = settings.item("hot-for-" + name);
    stock(stage, target, List.of(item));
    return () -> Shoppers.allWant(item);
  }

  /** All want carts of three of the same ten items. */
  static Supplier<Wishes> ofTenItems(Stage stage, Target target, LoadSettings settings, String name)
      throws InterruptedException {
    List<String> items = settings.items("hot-for-" + name, ITEMS);
    stock(stage, target, items);
    return () -> Shoppers.carts(items, LINES);
  }

  private static void stock(Stage stage, Target target, List<String> items)
      throws InterruptedException {
    stage.prepare("stock");
    target.stock(items, target.plenty());
  }
}
