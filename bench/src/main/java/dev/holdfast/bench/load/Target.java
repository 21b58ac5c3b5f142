package dev.holdfast.bench.load;

import java.net.URI;
import java.util.List;

/** The gateways that load goes to, and the shop behind them. */
interface Target extends AutoCloseable {
  List<URI> gateways();

  /** What an answered hold survives; empty where that is not known. */
  String durability();

  /** Puts stock on items that have had none, and returns when it can be sold. */
  void stock(List<String> items, long quantity) throws InterruptedException;

  @Override
  void close();
}
