package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.EventKind;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes around the log and what is made of it. */
final class LogBreaks {
  private LogBreaks() {}

  /** Checks, and then appends whatever has come since. */
  static final class Naive extends Wiring {
    @Override
    public boolean appendsOnCondition() {
      return false;
    }
  }

  /** Takes a commit of its own, tried before, for another writer's. */
  static final class ForgetOwnCommitId extends Wiring {
    @Override
    public EventLog log(EventLog log) {
      Set<String> tried = new HashSet<>();
      return new Passing(log) {
        @Override
        public CompletionStage<AppendResult> append(Commit commit) {
          boolean again = !tried.add(commit.getCommitId());
          Commit other = Commit.newBuilder(commit).setCommitId("another").build();
          return super.append(commit)
              .thenApply(result -> again ? AppendResult.found(other, result.commit()) : result);
        }
      };
    }
  }

  /** Gives a batch that is decided anew the id of the one before. */
  static final class KeepCommitId extends Wiring {
    @Override
    public Chance chance(Chance chance) {
      UUID always = chance.id();
      return new Chance() {
        @Override
        public long below(long bound) {
          return chance.below(bound);
        }

        @Override
        public UUID id() {
          return always;
        }
      };
    }
  }

  /** Writes an older snapshot over a newer one. */
  static final class SnapshotBack extends Wiring {
    @Override
    public boolean snapshotsOnlyForward() {
      return false;
    }
  }

  /** Writes snapshots before the rows of reservations they cover. */
  static final class SnapshotBeforeRows extends Wiring {
    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      if (edge.from().equals(Uids.WRITE_RESERVATIONS)) {
        return taken -> {};
      }
      if (!edge.to().equals(Uids.WRITE_RESERVATIONS)) {
        return to;
      }
      return taken -> {
        to.accept(taken);
        if (taken instanceof Element element && element.value() instanceof HoldChanges changes) {
          steps.apply(Uids.FOLD_LEVELS).accept(Element.of(changes.commit));
        }
      };
    }
  }

  /** Drops commits of the change stream that look old. */
  static final class DropOld extends Wiring {
    private static final long OLD_MILLIS = 5_000;

    private long now;

    @Override
    public long now(String uid, long time, Timekeeper clock) {
      now = clock.now();
      return time;
    }

    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      return edge.from().equals(Uids.DECODE_CHANGES) ? taken -> pass(taken, to) : to;
    }

    private void pass(Object taken, Consumer<Object> to) {
      boolean old =
          taken instanceof Element element
              && element.value() instanceof Commit commit
              && now - commit.getAt() >= OLD_MILLIS;
      if (!old) {
        to.accept(taken);
      }
    }
  }

  /** Compares a count with what the log says, whatever other counts have found. */
  static final class CountAlone extends Wiring {
    @Override
    public EventLog log(EventLog log) {
      return new Passing(log) {
        @Override
        public CompletionStage<AppendResult> append(Commit commit) {
          return super.append(commit)
              .thenApply(
                  result ->
                      result.isWritten()
                          ? AppendResult.written(withoutCounts(result.commit()))
                          : AppendResult.found(commit, withoutCounts(result.commit())));
        }

        @Override
        public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
          return super.read(item, afterSeq, limit)
              .thenApply(commits -> commits.stream().map(CountAlone::withoutCounts).toList());
        }
      };
    }

    private static Commit withoutCounts(Commit commit) {
      List<Event> others = new ArrayList<>();
      for (Event event : commit.getEvents()) {
        boolean counted = event.getKind().equals(EventKind.StockCounted.name());
        String kind = counted ? EventKind.StockAdjusted.name() : event.getKind();
        others.add(Event.newBuilder(event).setKind(kind).build());
      }
      return Commit.newBuilder(commit).setEvents(others).build();
    }
  }

  /** Takes what became of the first command in a commit for the outcome of all in it. */
  static final class TellFirstOfCommit extends Wiring {
    @Override
    public EventLog outcomeLog(EventLog log) {
      return new Passing(log) {
        @Override
        public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
          return super.newest(item, afterSeq, limit)
              .thenApply(commits -> commits.stream().map(TellFirstOfCommit::told).toList());
        }
      };
    }

    private static Commit told(Commit commit) {
      return commit.getEvents().stream()
          .filter(CommandOutcomes::isTold)
          .findFirst()
          .map(
              first ->
                  Commit.newBuilder(commit)
                      .setEvents(
                          commit.getEvents().stream().map(event -> as(first, event)).toList())
                      .build())
          .orElse(commit);
    }

    private static Event as(Event first, Event event) {
      return Event.newBuilder(event).setKind(first.getKind()).setReason(first.getReason()).build();
    }
  }

  /** The log as it is. */
  static class Passing implements EventLog {
    private final EventLog log;

    Passing(EventLog log) {
      this.log = log;
    }

    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      return log.append(commit);
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      return log.read(item, afterSeq, limit);
    }

    @Override
    public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
      return log.newest(item, afterSeq, limit);
    }
  }
}
