package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Judges answers to changes of a hold's quantity, as {@link Answers} does those to reservations.
 */
public final class ChangeAnswers {
  private final World world;
  private final Auditor auditor;

  public ChangeAnswers(World world, Auditor auditor) {
    this.world = world;
    this.auditor = auditor;
  }

  /** A call has reached a gateway; returns the moment, for its answer. */
  public long asked() {
    return world.schedule.steps();
  }

  /** It has been answered. */
  public void check(ChangeRequest wanted, long asked, ChangeAnswer answer) {
    ItemBooks books = auditor.books(wanted.item());
    if (books.holds.hasSlipped(wanted.reservation())) {
      return; // What a gateway says that takes the duplicate for the hold is about the duplicate.
    }
    List<HoldAt> states = books.holds.past.of(wanted.reservation());
    if (answer instanceof ChangeAnswer.Changed changed) {
      require(
          states.stream().anyMatch(state -> state.step() >= asked && is(state, wanted, changed)),
          "an answered change is not in the log",
          wanted,
          answer);
    } else if (answer instanceof ChangeAnswer.Unchanged unchanged) {
      Hold hold = unchanged.hold();
      require(
          sometimes(
              books,
              states,
              asked,
              (state, level) ->
                  state != null && state.open() == wanted.quantity() && state.isWhat(hold)),
          "a hold is said to have a quantity that it had not meanwhile",
          wanted,
          answer);
    } else if (answer instanceof ChangeAnswer.Ended ended) {
      require(
          sometimes(
              books,
              states,
              asked,
              (state, level) ->
                  state != null && !state.status().equals("held") && state.isWhat(ended.hold())),
          "a hold is said to have ended that had not meanwhile",
          wanted,
          answer);
    } else if (answer instanceof ChangeAnswer.Refused refused) {
      require(
          sometimes(books, states, asked, reason(wanted, refused)),
          "a refused change was not impossible at any moment",
          wanted,
          refused.refusal());
    } else {
      require(
          sometimes(books, states, asked, (state, level) -> state == null),
          "a hold is called unknown that is in the log",
          wanted,
          answer);
    }
  }

  private static boolean is(HoldAt state, ChangeRequest wanted, ChangeAnswer.Changed changed) {
    return state.open() == wanted.quantity() && state.isWhat(changed.hold());
  }

  private static BiPredicate<HoldAt, LevelAt> reason(
      ChangeRequest wanted, ChangeAnswer.Refused refused) {
    Predicate<LevelAt> noLonger = level -> wanted.holdSeconds().orElse(0) > level.holdSecondsMax();
    return (state, level) -> {
      if (state == null || !state.status().equals("held")) {
        return false;
      }
      return switch (refused.refusal()) {
        case UNKNOWN_ITEM -> false;
        case SOLD_OUT -> wanted.quantity() - state.open() > level.available();
        case QUANTITY_ABOVE_MAX ->
            wanted.quantity() > state.open() && wanted.quantity() > level.quantityMax();
        case HOLD_SECONDS_ABOVE_MAX -> noLonger.test(level);
      };
    };
  }

  /** Whether hold and level were so, both at one moment since `asked`; the hold is null before. */
  private static boolean sometimes(
      ItemBooks books, List<HoldAt> states, long asked, BiPredicate<HoldAt, LevelAt> condition) {
    List<LevelAt> levels = books.level.history();
    int newest = states.size() - 1;
    for (int i = levels.size() - 1; i >= 0; i--) {
      LevelAt level = levels.get(i);
      while (newest >= 0 && states.get(newest).step() > level.step()) {
        newest--;
      }
      if (condition.test(newest < 0 ? null : states.get(newest), level)) {
        return true;
      }
      if (level.step() <= asked) {
        return false;
      }
    }
    return false;
  }

  private void require(boolean holds, String rule, ChangeRequest wanted, Object answered) {
    if (!holds) {
      world.findings.report(
          rule,
          wanted.item()
              + " "
              + wanted.reservation()
              + " to x"
              + wanted.quantity()
              + " -> "
              + answered);
    }
  }
}
