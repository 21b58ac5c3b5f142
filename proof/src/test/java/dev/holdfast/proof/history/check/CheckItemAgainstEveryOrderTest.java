package dev.holdfast.proof.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * On small histories, every way to place the refusals between the commits can be tried. The check
 * must find a history right exactly when one of them is.
 */
class CheckItemAgainstEveryOrderTest {
  private static final int HISTORIES = 20_000;
  private static final int COMMITS = 5;
  private static final int REFUSALS = 3;
  private static final int TIMES = 24;
  private static final int WANTED = 9;

  /** A span of time, and the place in the log; a refusal has what it says in its stead. */
  private record Op(long from, long to, int seq, long available) {
    boolean isWrite() {
      return seq > 0;
    }
  }

  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Op> ops = new ArrayList<>();
  private final long[] available = new long[COMMITS + 1];

  /** The first commit brings stock; the others bring a unit each or take one. */
  private WrittenHistory history() {
    ops.clear();
    WrittenHistory history = new WrittenHistory();
    for (int seq = 1; seq <= COMMITS; seq++) {
      long from = random.nextInt(TIMES);
      Op op = new Op(from, from + 1 + random.nextInt(TIMES), seq, 0);
      ops.add(op);
      boolean takes = seq > 1 && random.nextBoolean();
      available[seq] = (seq == 1 ? COMMITS : available[seq - 1]) + (takes ? -1 : 1);
      if (takes) {
        history.placed(seq, 1, op.from(), op.to());
      } else {
        history.received(seq, seq == 1 ? COMMITS + 1 : 1, op.from(), op.to());
      }
    }
    for (int i = 1; i <= REFUSALS; i++) {
      long from = random.nextInt(2 * TIMES);
      Op op =
          new Op(from, from + 1 + random.nextInt(TIMES), 0, available[1 + random.nextInt(COMMITS)]);
      ops.add(op);
      history.answered409(100 + i, WANTED + 2, op.available(), op.from(), op.to());
    }
    return history;
  }

  private boolean anyOrderIsRight(int next, int[] places) {
    if (next == ops.size()) {
      return respectsTime(places);
    }
    Op op = ops.get(next);
    if (op.isWrite()) {
      places[next] = op.seq();
      return anyOrderIsRight(next + 1, places);
    }
    for (int seq = 1; seq <= COMMITS; seq++) {
      places[next] = seq;
      if (available[seq] == op.available() && anyOrderIsRight(next + 1, places)) {
        return true;
      }
    }
    return false;
  }

  private boolean respectsTime(int[] places) {
    for (int a = 0; a < places.length; a++) {
      for (int b = 0; b < places.length; b++) {
        int after = ops.get(b).isWrite() ? places[b] - 1 : places[b];
        if (ops.get(a).to() < ops.get(b).from() && places[a] > after) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void aHistoryIsRightIfAndOnlyIfSomeOrderIs() {
    int right = 0;
    for (int i = 0; i < HISTORIES; i++) {
      WrittenHistory history = history();
      boolean expected = anyOrderIsRight(0, new int[ops.size()]);

      assertThat(history.violations().isEmpty()).as("history %d: %s", i, ops).isEqualTo(expected);
      right += expected ? 1 : 0;
    }
    assertThat(right).isBetween(HISTORIES / 100, HISTORIES * 99 / 100);
  }
}
