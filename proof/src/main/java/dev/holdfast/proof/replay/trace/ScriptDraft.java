package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A script while its trace is being read. */
final class ScriptDraft {
  /** The largest quantity that one request may name. */
  static final int QUANTITY_MAX = 1_000_000;

  private final TraceSettings settings;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final Map<String, Long> demand = new LinkedHashMap<>();
  private final List<Errand> errands = new ArrayList<>();
  private int lines;
  private int merged;

  ScriptDraft(TraceSettings settings) {
    this.settings = settings;
  }

  void line() {
    lines++;
  }

  void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  void merge() {
    merged++;
  }

  /** Notes that the trace wants {@code quantity} units of the item; 0 only makes it known. */
  void demand(String item, int quantity) {
    demand.merge(item, (long) quantity, Long::sum);
  }

  void errand(Errand errand) {
    errands.add(errand);
  }

  Script finish() {
    errands.sort(Comparator.comparing(Errand::begins)); // Stable: equal times keep their order.
    return new Script(
        settings.ids().run(),
        lines,
        skipped,
        merged,
        List.copyOf(demand.keySet()),
        opening(),
        List.copyOf(errands));
  }

  /** At least one unit each, since an item that never had stock is unknown to the shop. */
  private List<ReceiveStock> opening() {
    List<ReceiveStock> deliveries = new ArrayList<>();
    demand.forEach(
        (item, wanted) -> {
          long left = Math.max(1, Math.round(wanted * settings.stockFactor()));
          for (int n = 1; left > 0; n++) {
            int quantity = (int) Math.min(left, QUANTITY_MAX);
            String command = settings.ids().of("opening", item, String.valueOf(n));
            deliveries.add(new ReceiveStock(item, quantity, command));
            left -= quantity;
          }
        });
    return deliveries;
  }
}
