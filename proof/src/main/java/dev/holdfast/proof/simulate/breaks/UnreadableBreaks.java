package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes about rows of the log that cannot be read. */
final class UnreadableBreaks {
  private UnreadableBreaks() {}

  /** Takes it for a log that does not answer. */
  static final class WaitForTheRow extends Wiring {
    @Override
    public EventLog log(EventLog log) {
      return new LogBreaks.Passing(log) {
        @Override
        public CompletionStage<AppendResult> append(Commit commit) {
          return asNoAnswer(super.append(commit));
        }

        @Override
        public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
          return asNoAnswer(super.read(item, afterSeq, limit));
        }

        @Override
        public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
          return asNoAnswer(super.newest(item, afterSeq, limit));
        }
      };
    }

    private static <T> CompletionStage<T> asNoAnswer(CompletionStage<T> answer) {
      return answer.exceptionally(
          failure -> {
            throw new IllegalStateException(failure.getMessage());
          });
    }
  }

  /** Does not tell who restores the order of commits of them. */
  static final class PassOver extends Wiring {
    @Override
    public Consumer<Object> edge(
        Flow.Edge edge, Consumer<Object> to, Function<String, Consumer<Object>> steps) {
      return edge.output().equals(Flow.UNREADABLE_ROWS) ? taken -> {} : to;
    }
  }

  /** Takes what append has let go of for under way. */
  static final class ProposeOnce extends DecideTable<String> {
    ProposeOnce() {
      super("agenda");
    }

    @Override
    Table<String, String> other(Table<String, String> table) {
      return new OtherTable<>(table) {
        @Override
        public void put(String key, String note) {
          if (!note.startsWith("PROPOSAL/")) {
            super.put(key, note);
          }
        }
      };
    }
  }
}
