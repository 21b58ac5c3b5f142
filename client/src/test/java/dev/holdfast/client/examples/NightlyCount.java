package dev.holdfast.client.examples;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.Availability;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.ask.StockChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts while the shop goes on selling, and tells it later: docs/counting.md as code. */
public final class NightlyCount {
  private final Holdfast holdfast;

  /** Such as the date: the same night told twice counts once. */
  private final String night;

  public NightlyCount(Holdfast holdfast, String night) {
    this.holdfast = holdfast;
    this.night = night;
  }

  /** When the shelf is looked at: what has happened up to here is in the count. */
  public long moment(String item) {
    return holdfast.item(item).map(Availability::seq).orElse(0L);
  }

  /**
   * When the counts are in, hours later.
   *
   * @param units on the shelf, by item
   * @param moments by item, as noted then
   * @return the items that are to be told again, or looked into
   */
  public List<String> tell(Map<String, Integer> units, Map<String, Long> moments) {
    List<String> open = new ArrayList<>();
    units.forEach(
        (item, counted) -> {
          Outcome outcome =
              holdfast.changeStock(
                  StockChange.counted(item, counted)
                      .countedAtSeq(moments.get(item))
                      .key("count-" + night));
          if (!outcome.isDone()) {
            open.add(item + " " + outcome.result() + " " + outcome.reason().orElse(""));
          }
        });
    return open;
  }
}
