package dev.holdfast.proof.history.shop;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.HoldState;
import dev.holdfast.proof.history.record.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One item while it is sold: what was asked of it, and which holds on it are open. */
public final class Shelf {
  private static final int NEWEST = 16;

  private final String item;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Wish> wishes = new ArrayList<>();

  /** Reservations that were answered as held, and not ended yet. */
  private final List<String> open = new ArrayList<>();

  private final Set<Integer> known = new HashSet<>();

  /** Units that were confirmed and not yet replaced. */
  private long sold;

  private boolean full;

  Shelf(String item) {
    this.item = item;
  }

  public String item() {
    return item;
  }

  /** What was asked of it so far, as it was answered; in order of the answers. */
  public List<Operation> operations() {
    return operations;
  }

  void asked(Wish wish) {
    wishes.add(wish);
  }

  boolean hasWishes() {
    return !wishes.isEmpty();
  }

  /** One of the newest wishes, which may be under way still, or any at all. */
  Wish someWish(SplittableRandom random) {
    int size = wishes.size();
    int newest = Math.min(size, random.nextBoolean() ? NEWEST : size);
    return wishes.get(size - 1 - random.nextInt(newest));
  }

  /** Whether it has just become so much that another item is to take its place. */
  boolean becomesFull(int operationsMax) {
    boolean becomes = !full && operations.size() >= operationsMax;
    full |= becomes;
    return becomes;
  }

  /** Keeps what happened. */
  void record(Wish wish, Operation operation) {
    operations.add(operation);
    boolean stands =
        operation.answer() == Answer.PLACED
            || (operation.answer() == Answer.REPEATED && operation.state() == HoldState.HELD);
    if (stands && known.add(wish.number())) {
      open.add(wish.reservation());
    }
  }

  /**
   * Keeps a change of stock.
   *
   * @param soldUnits units that it sold
   */
  void record(Operation change, long soldUnits) {
    operations.add(change);
    sold += soldUnits;
  }

  /** Takes the reservation of an open hold to end it; null if there is none. */
  String takeOpen(SplittableRandom random) {
    if (open.isEmpty()) {
      return null;
    }
    String newest = open.remove(open.size() - 1);
    return open.isEmpty() || random.nextBoolean()
        ? newest
        : open.set(random.nextInt(open.size()), newest);
  }

  int openHolds() {
    return open.size();
  }

  /** The units to replace; none from now on. */
  long takeSold() {
    long units = sold;
    sold = 0;
    return units;
  }

  /** Nothing more is asked of it. */
  void clear() {
    wishes.clear();
    open.clear();
    known.clear();
  }
}
