package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.ReserveDecision.Refusal;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.ReserveRequest.Part;
import dev.holdfast.domain.TentativeHolds;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.simulate.actors.Waited;
import dev.holdfast.proof.simulate.stores.LogStore;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Judges each answer of a gateway: whether it was true at some moment between the request's coming
 * and the answer's going. Since the log is one order of all that happens to an item, answers that
 * each fit into it at a moment of their own time have a serial order that respects real time.
 */
public final class Answers {
  private final World world;
  private final Auditor auditor;
  private final Map<String, Integer> calls = new HashMap<>();

  /** Calls that have no answer, by item and id: each may still lead to a hold. */
  private final Map<String, Integer> open = new HashMap<>();

  /** Of the gateways that write to this log. */
  public Answers(World world, Auditor auditor, LogStore log) {
    this.world = world;
    this.auditor = auditor;
    log.watch(this::landed);
  }

  /** A reserve call has reached a gateway; returns the moment, for its answer. */
  public long asked(ReserveRequest wanted) {
    if (wanted.part() != Part.NONE) {
      auditor.books(wanted.item()).holds.past.ofCart(wanted.reservation());
    }
    calls.merge(key(wanted), 1, Integer::sum);
    open.merge(key(wanted), 1, Integer::sum);
    return world.schedule.steps();
  }

  /** It was handed to another gateway, which may place it where this one finds it placed. */
  public void handedOver(ReserveRequest wanted) {
    calls.merge(key(wanted), 1, Integer::sum);
  }

  /** It has an answer. */
  public void settled(ReserveRequest wanted) {
    open.merge(key(wanted), -1, Integer::sum);
  }

  /** A commit has landed: what is placed is wanted still, by whoever has no answer yet. */
  private void landed(Commit commit) {
    for (Event event : commit.getEvents()) {
      if (event.getKind().equals(EventKind.ReservationPlaced.name())) {
        String key = commit.getItem() + "#" + event.getReservation();
        require(
            open.getOrDefault(key, 0) > 0
                || auditor.books(commit.getItem()).holds.hasSlipped(event.getReservation()),
            "a hold is placed after everybody who asked for it was answered",
            key,
            commit.getSeq());
      }
    }
  }

  private static String key(ReserveRequest wanted) {
    return wanted.item() + "#" + wanted.reservation();
  }

  /** It has been answered. */
  public void check(ReserveRequest wanted, long asked, ReserveAnswer answer) {
    ItemBooks books = auditor.books(wanted.item());
    String id = wanted.reservation();
    if (answer instanceof ReserveAnswer.Placed placed) {
      placed(books, id, asked, placed.hold());
    } else if (answer instanceof ReserveAnswer.Repeated repeated) {
      require(calls.get(key(wanted)) > 1, "a first call is answered as a repeat", wanted, repeated);
      require(
          books.holds.hasSlipped(id) || was(books, id, asked, hold -> hold.isWhat(repeated.hold())),
          "a repeat is answered with what was not so meanwhile",
          wanted,
          repeated);
    } else if (answer instanceof ReserveAnswer.Refused refused) {
      refused(books, wanted, asked, refused);
    } else if (answer instanceof ReserveAnswer.Reused) {
      require(
          books.holds.hasSlipped(id)
              || was(
                  books,
                  id,
                  asked,
                  hold ->
                      !hold.cart().equals(wanted.cart())
                          || hold.placedQuantity() != wanted.quantity()),
          "an id is called reused that is not",
          wanted,
          answer);
    }
  }

  /** It has been decided. */
  public void check(ReserveRequest wanted, Waited time, ReserveAnswer answer) {
    if (answer instanceof ReserveAnswer.Refused refused) {
      require(
          time.millis() >= wanted.patienceMillis()
              || !restsOnTentative(auditor.books(wanted.item()), wanted, time, refused),
          "a refusal rests on what a cart may be about to give back",
          wanted,
          refused);
    }
  }

  private void placed(ItemBooks books, String id, long asked, Hold hold) {
    long seq = hold.getSeq();
    LevelAt level = seq <= books.seq() ? books.level.history().get((int) seq) : null;
    require(level != null, "an answered hold is not in the log", id, hold);
    if (level == null) {
      return;
    }
    require(level.step() >= asked, "a hold is answered that landed before it was asked", id, hold);
    boolean there = books.holds.past.of(id).stream().anyMatch(one -> one.seq() == seq);
    require(there, "an answered hold is not in the log", id, hold);
  }

  private void refused(
      ItemBooks books, ReserveRequest wanted, long asked, ReserveAnswer.Refused refused) {
    Predicate<LevelAt> reason =
        switch (refused.refusal()) {
          case UNKNOWN_ITEM -> level -> level.seq() == 0;
          case SOLD_OUT -> level -> wanted.quantity() > level.available();
          case QUANTITY_ABOVE_MAX -> level -> wanted.quantity() > level.quantityMax();
          case HOLD_SECONDS_ABOVE_MAX ->
              level -> wanted.holdSeconds().orElse(0) > level.holdSecondsMax();
        };
    boolean known = isKnownAllAlong(books, wanted.reservation(), asked);
    require(
        !known || books.holds.hasSlipped(wanted.reservation()),
        "an id is refused that was placed before",
        wanted,
        refused.refusal());
    List<LevelAt> levels = books.level.history();
    for (int i = levels.size() - 1; i >= 0; i--) {
      LevelAt level = levels.get(i);
      if (reason.test(level)) {
        return;
      }
      if (level.step() <= asked) {
        break;
      }
    }
    require(false, "a refusal was not true at any moment", wanted, refused.refusal());
  }

  private static boolean restsOnTentative(
      ItemBooks books, ReserveRequest wanted, Waited time, ReserveAnswer.Refused refused) {
    long seq = refused.level().getSeq();
    if (refused.refusal() != Refusal.SOLD_OUT || seq > books.seq()) {
      return false;
    }
    long after = time.latest() - TentativeHolds.BOUND_MILLIS;
    long tentative = books.holds.past.tentativeAt(seq, after, books.holds::hasSlipped);
    return wanted.quantity() <= books.level.history().get((int) seq).free() + tentative;
  }

  private static boolean isKnownAllAlong(ItemBooks books, String id, long asked) {
    List<HoldAt> states = books.holds.past.of(id);
    return !states.isEmpty() && states.get(0).step() <= asked;
  }

  /** A question after a hold has been answered. */
  public void check(String item, String id, long asked, FindCall.Found found) {
    ItemBooks books = auditor.books(item);
    if (books.holds.hasSlipped(id)) {
      return;
    }
    if (found.hold() == null) {
      require(
          !isKnownAllAlong(books, id, asked), "a hold is not found that is in the log", id, found);
    } else {
      require(
          was(books, id, asked, hold -> hold.isWhat(found.hold())),
          "a hold is told as it was not meanwhile",
          id,
          found);
    }
  }

  /** Who asked for the outcome of a command of his was told one. */
  public void check(Command sent, Outcome outcome) {
    Event decided = auditor.books(sent.getItem()).outcome(sent.getCommand());
    boolean own = decided != null && decided.getContentHash() == ContentHash.of(sent);
    boolean done = decided != null && !decided.getKind().equals("CommandRejected");
    require(
        outcome.getResult().equals("done") ? own && done : !own || !done,
        "a sender is told what became of another's command",
        sent,
        outcome);
  }

  /** Whether the reservation was so at some moment since `asked`. */
  private static boolean was(ItemBooks books, String id, long asked, Predicate<HoldAt> condition) {
    List<HoldAt> states = books.holds.past.of(id);
    for (int i = states.size() - 1; i >= 0; i--) {
      if (condition.test(states.get(i))) {
        return true;
      }
      if (states.get(i).step() <= asked) {
        return false;
      }
    }
    return false;
  }

  private void require(boolean holds, String rule, Object asked, Object answered) {
    if (!holds) {
      world.findings.report(rule, text(asked) + " -> " + answered);
    }
  }

  private static String text(Object asked) {
    return asked instanceof ReserveRequest wanted
        ? wanted.item() + " " + wanted.reservation() + " x" + wanted.quantity()
        : asked.toString();
  }
}
