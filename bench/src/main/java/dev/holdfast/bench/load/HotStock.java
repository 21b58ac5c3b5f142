package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Stage;
import java.util.List;

/** An item that all want, with more of it than can be sold. */
final class HotStock {
  private HotStock() {}

  /** Its id; it is in stock. */
  static String of(Stage stage, Target target, LoadSettings settings, String name)
      throws InterruptedException {
    String item = settings.item("hot-for-" + name);
    stage.prepare("stock");
    target.stock(List.of(item), target.plenty());
    return item;
  }
}
