package dev.holdfast.gateway.fleet;

import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.RaceListener;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** To whom this gateway yields which items. Items that nobody contends for are not in it. */
public final class Yields implements RaceListener {
  /** Beyond it, further items are sold side by side. */
  private static final int ITEMS_MAX = 10_000;

  private final String own;
  private final Pace pace;
  private final Timekeeper time;
  private final ConcurrentMap<String, Yielding> items = new ConcurrentHashMap<>();
  private final LongAdder won = new LongAdder();
  private final LongAdder lost = new LongAdder();

  /**
   * @param own the address under which this gateway takes what others hand over
   */
  public Yields(String own, Pace pace, Timekeeper time) {
    this.own = own;
    this.pace = pace;
    this.time = time;
  }

  String own() {
    return own;
  }

  Pace pace() {
    return pace;
  }

  /** Who decides the item's requests; empty for this gateway. */
  Optional<String> winner(String item) {
    Yielding known = items.get(item);
    return known == null ? Optional.empty() : known.winner(time.now());
  }

  @Override
  public void won(String item) {
    won.increment();
  }

  @Override
  public void lost(String item, Optional<String> winner) {
    lost.increment();
    winner.ifPresent(by -> of(item).ifPresent(known -> known.lost(by, time.now())));
  }

  /** Appends that were written. */
  public long won() {
    return won.sum();
  }

  /** Appends that found another writer's row. */
  public long lost() {
    return lost.sum();
  }

  void received(String item, String from) {
    of(item).ifPresent(known -> known.received(from, time.now()));
  }

  void answered(String item, String by, Optional<String> next) {
    of(item).ifPresent(known -> known.answered(by, next, time.now()));
  }

  void failed(String item, String by) {
    of(item).ifPresent(known -> known.failed(by, time.now()));
  }

  private Optional<Yielding> of(String item) {
    Yielding known = items.get(item);
    if (known == null && items.size() >= ITEMS_MAX) {
      items.values().removeIf(other -> other.isOver(time.now()));
      if (items.size() >= ITEMS_MAX) {
        return Optional.empty();
      }
    }
    return Optional.of(items.computeIfAbsent(item, name -> new Yielding(own, pace)));
  }
}
