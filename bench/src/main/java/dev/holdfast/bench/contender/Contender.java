package dev.holdfast.bench.contender;

import dev.holdfast.gateway.reserve.Reservations;
import java.util.List;

/** A way to reserve stock, started for a measurement and ended with it. */
public interface Contender extends AutoCloseable {
  /** As reports name it. */
  String name();

  /** What an answered hold survives, in a few words. */
  String durability();

  /**
   * Puts stock on items that have had none.
   *
   * @param quantity units of each
   */
  void stock(List<String> items, long quantity);

  /** The way itself; each call starts anew, as another gateway would, with nothing in memory. */
  Reservations reservations();

  @Override
  void close();
}
