package dev.holdfast.domain.decide;

import java.util.List;

/**
 * One step of an interleaving. What the numbers mean is up to the kind; all that do not fit are
 * folded into what does, so that every list of moves can be made, and shrunk.
 */
record Move(Kind kind, int who, int how, int what) {
  enum Kind {
    /** A gateway places one or two holds, now and then without noticing that the id is known. */
    PLACE,
    /** A gateway takes back what it has placed, if nothing else has touched it since. */
    WITHDRAW,
    /** A gateway changes the quantity of a hold that is open. */
    CHANGE,
    /** A command about a hold is put on the stream. */
    ABOUT_HOLD,
    /** A command about stock or policy is put on the stream. */
    ABOUT_STOCK,
    /** A command is put on the stream again, as it was or with a newer stamp. */
    RESEND,
    /** Time passes, and a tick is put on the stream. */
    TICK,
    /** Decide takes the next records of the command stream. */
    TAKE,
    /** Decide sees the next commits. */
    SEE,
    /** Append takes some proposals, and keeps them now and then, to take them again. */
    APPEND,
    CHECKPOINT,
    /** Decide goes on from the last checkpoint; what it had proposed may still be appended. */
    CRASH
  }

  private static final List<String> ABOUT_HOLD =
      List.of(
          "confirm",
          "confirm 2",
          "release",
          "extend 20",
          "confirm 1",
          "extend 60",
          "confirm 9",
          "confirm 1 keep",
          "confirm 2 keep",
          "release 1",
          "returned 1",
          "returned 2");

  private static final List<String> ABOUT_STOCK =
      List.of(
          "received 3",
          "returned 1",
          "adjusted -2",
          "counted 8",
          "counted 6 at 2",
          "counted 9 at 99",
          "policy backorderLimit=2",
          "policy safetyStock=1",
          "nudge");

  /** A command's id; there are few enough that now and then one is used twice. */
  String id() {
    return "c" + (who + 24 * (how / 8));
  }

  String aboutHold() {
    return ABOUT_HOLD.get(what % ABOUT_HOLD.size());
  }

  String aboutStock() {
    return ABOUT_STOCK.get(what % ABOUT_STOCK.size());
  }
}
