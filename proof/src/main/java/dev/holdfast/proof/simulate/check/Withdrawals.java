package dev.holdfast.proof.simulate.check;

import java.util.HashSet;
import java.util.Set;

/**
 * Holds that carts know of, and holds that were taken back: none is both, whichever comes first.
 * Each is named by its reservation and the commit that placed it.
 */
final class Withdrawals {
  static final String RULE = "a hold is taken back that a cart was told of";

  private final Set<String> known = new HashSet<>();
  private final Set<String> withdrawn = new HashSet<>();

  /** Notes that a cart knows of this hold; false if it was taken back. */
  boolean know(String placing) {
    known.add(placing);
    return !withdrawn.contains(placing);
  }

  /** Notes that this hold is taken back; false if a cart knows of it. */
  boolean withdraw(String placing) {
    withdrawn.add(placing);
    return !known.contains(placing);
  }
}
