package dev.holdfast.bench.load;

import dev.holdfast.domain.Policies;
import java.net.URI;
import java.util.List;

/** The gateways that load goes to, and the shop behind them. */
interface Target extends AutoCloseable {
  List<URI> gateways();

  /** Units that no run sells out, if it may be: the most that one delivery may bring. */
  default long plenty() {
    return Policies.QUANTITY_MAX;
  }

  /** What an answered hold survives; empty where that is not known. */
  String durability();

  /** Puts stock on items that have had none, and returns when it can be sold. */
  void stock(List<String> items, long quantity) throws InterruptedException;

  @Override
  void close();
}
