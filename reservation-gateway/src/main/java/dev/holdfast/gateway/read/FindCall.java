package dev.holdfast.gateway.read;

import dev.holdfast.domain.Levels;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Hold;

/** What the log knows of a reservation, as of a moment after the question; appends nothing. */
public record FindCall(String reservation) implements Request<FindCall.Found> {
  /**
   * @param itemExists whether the item has events at all
   * @param hold the reservation, or null
   */
  public record Found(boolean itemExists, Hold hold) {
    /** If there is no such hold: what its caller is told. */
    public Problem unknown(String item, String reservation) {
      return itemExists
          ? Problems.unknownReservation(item, reservation)
          : Problems.unknownItem(item);
    }
  }

  @Override
  public String about() {
    return reservation;
  }

  @Override
  public long seesAfter() {
    return Long.MAX_VALUE;
  }

  @Override
  public Verdict<Found> decide(ItemView view, long at) {
    if (!view.tellsAllOf(reservation)) {
      return Verdict.lookUp();
    }
    return Verdict.answerIfCurrent(new Found(Levels.exists(view.level()), view.hold(reservation)));
  }
}
