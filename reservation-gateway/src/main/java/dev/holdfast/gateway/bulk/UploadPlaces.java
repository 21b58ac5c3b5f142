package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import java.util.HashMap;
import java.util.Map;

/** Few uploads at once, and of one caller fewer: each has a thread, and takes of the stream. */
final class UploadPlaces {
  static final int PLACES = 4;
  static final int OF_ONE_CALLER = 2;

  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /**
   * @throws ProblemException 429 if the caller has as many as one may have, 503 if all are taken
   */
  synchronized void take(Principal caller) {
    if (taken.getOrDefault(caller.name(), 0) == OF_ONE_CALLER) {
      throw new ProblemException(
          new Problem(
              ProblemType.TOO_MANY_REQUESTS,
              "This caller has "
                  + OF_ONE_CALLER
                  + " uploads under way. Send it again when one of them has ended. Nothing was"
                  + " done."));
    }
    if (all == PLACES) {
      throw new ProblemException(
          Problems.unavailable(
              "This gateway has the "
                  + PLACES
                  + " uploads under way that it may have. Nothing was done; send it again later, or"
                  + " to another one."));
    }
    taken.merge(caller.name(), 1, Integer::sum);
    all++;
  }

  synchronized void giveBack(Principal caller) {
    taken.computeIfPresent(caller.name(), (name, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
