package dev.holdfast.proof.history.plant;

import dev.holdfast.proof.history.record.Answer;
import dev.holdfast.proof.history.record.Kind;
import dev.holdfast.proof.history.record.Names;
import dev.holdfast.proof.history.record.Operation;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes that can be put into a recorded history, to see that the check finds them. */
public enum Plant {
  /**
   * A refusal that was false: asked for after somebody knew that there was stock again, answered a
   * nanosecond later, and at every seq that anybody had asked for by then there was some.
   */
  STALE_REFUSAL("stale-refusal") {
    @Override
    public boolean into(List<Operation> operations, List<Commit> log) {
      long[] available = available(log);
      for (Operation change : operations) {
        boolean cameBack =
            change.answer() == Answer.CHANGED
                && change.seq() > 1
                && available[(int) change.seq() - 1] == 0
                && available[(int) change.seq()] > 0;
        if (cameBack
            && alwaysSomeUpTo(newestAskedFor(operations, log, change), change, available)) {
          long asked = change.completed() + 1;
          int number = 1 + operations.stream().mapToInt(Operation::number).max().orElseThrow();
          operations.add(
              Operation.of(Kind.HOLD, Answer.SOLD_OUT, number, 1, asked, asked + 1)
                  .withAvailable(0));
          return true;
        }
      }
      return false;
    }
  },

  /** A hold that is placed once more, later, and answered as new both times. */
  DOUBLE_HOLD("double-hold") {
    @Override
    public boolean into(List<Operation> operations, List<Commit> log) {
      Optional<Operation> first =
          operations.stream().filter(one -> one.answer() == Answer.PLACED).findFirst();
      if (first.isEmpty()) {
        return false;
      }
      Operation placed = first.get();
      Commit newest = log.get(log.size() - 1);
      long seq = newest.getSeq() + 1;
      Event again =
          events(log)
              .filter(event -> event.getKind().equals("ReservationPlaced"))
              .filter(event -> Names.number(event.getReservation()) == placed.number())
              .findFirst()
              .orElseThrow();
      log.add(new Commit(newest.getItem(), seq, "planted", newest.getAt(), List.of(again), null));
      long after = after(operations);
      operations.add(
          Operation.of(
                  placed.kind(),
                  Answer.PLACED,
                  placed.number(),
                  placed.quantity(),
                  after,
                  after + 1)
              .withHold(seq, placed.stated(), placed.state(), placed.units()));
      return true;
    }
  },

  /** A change of a hold's quantity that was answered as done, and that the log does not have. */
  LOST_CHANGE("lost-change") {
    @Override
    public boolean into(List<Operation> operations, List<Commit> log) {
      Optional<Operation> first =
          operations.stream().filter(one -> one.answer() == Answer.RESIZED).findFirst();
      first.ifPresent(
          changed -> {
            long after = after(operations);
            int other = changed.quantity() + 1;
            operations.add(
                Operation.of(
                        Kind.QUANTITY, Answer.RESIZED, changed.number(), other, after, after + 1)
                    .withHold(changed.seq(), changed.stated(), changed.state(), other));
          });
      return first.isPresent();
    }
  };

  private final String word;

  Plant(String word) {
    this.word = word;
  }

  /** As the command knows it. */
  public String word() {
    return word;
  }

  /** The one of that word. */
  public static Optional<Plant> named(String word) {
    return Arrays.stream(values()).filter(plant -> plant.word.equals(word)).findFirst();
  }

  /**
   * Plants the mistake into one item's history.
   *
   * @return whether there was a place for it
   */
  public abstract boolean into(List<Operation> operations, List<Commit> log);

  /** A time at which all others have been asked. */
  private static long after(List<Operation> operations) {
    return 1 + operations.stream().mapToLong(Operation::invoked).max().orElseThrow();
  }

  /** Available after each seq, from 0. */
  private static long[] available(List<Commit> log) {
    long[] available = new long[log.size() + 1];
    long left = 0;
    for (int i = 0; i < log.size(); i++) {
      for (Event event : log.get(i).getEvents()) {
        left += event.getOnHandDelta() - event.getReservedDelta();
      }
      available[i + 1] = left;
    }
    return available;
  }

  /** The newest seq with an event that had been asked for when the planted refusal is answered. */
  private static long newestAskedFor(
      List<Operation> operations, List<Commit> log, Operation change) {
    Set<Integer> asked =
        operations.stream()
            .filter(one -> one.invoked() <= change.completed() + 2)
            .map(Operation::number)
            .collect(Collectors.toSet());
    long newest = 0;
    for (Commit commit : log) {
      for (Event event : commit.getEvents()) {
        String name = event.getCommand() == null ? event.getReservation() : event.getCommand();
        if (asked.contains(Names.number(name))) {
          newest = commit.getSeq();
        }
      }
    }
    return newest;
  }

  private static boolean alwaysSomeUpTo(long newest, Operation change, long[] available) {
    for (long seq = change.seq(); seq <= newest; seq++) {
      if (available[(int) seq] == 0) {
        return false;
      }
    }
    return true;
  }

  private static Stream<Event> events(List<Commit> log) {
    return log.stream().flatMap(commit -> commit.getEvents().stream());
  }
}
