package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.command.Taken;
import java.util.List;

/** Whoever has lines of stock taken. */
@FunctionalInterface
interface Takes {
  /**
   * Waits until the stream has acknowledged them.
   *
   * @return what became of each
   * @throws java.util.concurrent.CompletionException if that is not known; to take them again is
   *     safe
   */
  List<Taken> take(List<StockLine> lines);
}
