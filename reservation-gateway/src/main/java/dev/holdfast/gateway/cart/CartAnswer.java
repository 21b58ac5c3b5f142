package dev.holdfast.gateway.cart;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.schema.Hold;
import java.util.List;

/** What a request of several items comes to. */
public sealed interface CartAnswer {
  /** A line and why there is no hold for it: refused, or its id stands for another one. */
  record Lacking(ReserveRequest wanted, ReserveAnswer why) {}

  /**
   * What is held.
   *
   * @param isNew whether any of it was placed now, and not by an earlier try
   * @param lacking of a request that is content with a part
   */
  record Held(List<Hold> holds, boolean isNew, List<Lacking> lacking) implements CartAnswer {}

  /**
   * Not all can be held, so this try holds nothing more.
   *
   * @param lacking 1 or more
   * @param nothingHeld false if a hold of it may stand until it runs out: another try has claimed
   *     it, or the log did not say what became of it
   */
  record Refused(List<Lacking> lacking, boolean nothingHeld) implements CartAnswer {}

  /** An earlier try has ended: some of its holds were released or have expired. */
  record Over(List<Hold> ended) implements CartAnswer {}
}
