package dev.holdfast.job;

import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.job.append.AppendProposals;
import dev.holdfast.job.decide.DecideCommands;
import dev.holdfast.job.engine.AsyncFunction;
import dev.holdfast.job.engine.KeyedCoFunction;
import dev.holdfast.job.engine.KeyedFunction;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Proposal;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The job's keyed operators as Flink runs them, for harnesses. */
public final class Operators {
  private static final String UID = "under-test";

  private Operators() {}

  public static <K, A, R> KeyedProcessOperator<K, A, R> keyed(KeyedStep.Factory<A, R> factory) {
    return new KeyedProcessOperator<>(new KeyedFunction<>(new KeyedStep<>(UID, factory)));
  }

  public static <K, A, B, R> KeyedCoProcessOperator<K, A, B, R> keyedCo(
      KeyedCoStep.Factory<A, B, R> factory) {
    return new KeyedCoProcessOperator<>(new KeyedCoFunction<>(new KeyedCoStep<>(UID, factory)));
  }

  /** The operator that decides, to be opened. */
  public static KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>>
      decide(DeciderSettings settings) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.<String, Commit, Command, List<Proposal>>keyedCo(
                () -> new DecideCommands(settings)),
            Commit::getItem,
            Command::getItem,
            Types.STRING);
    harness.setup(Serializers.of(RecordTypes.PROPOSALS));
    return harness;
  }

  /**
   * The operator that appends, with room for ten turns.
   *
   * @param deadline of one try
   */
  public static AsyncWaitOperatorFactory<List<Proposal>, Void> append(
      Stores stores, Duration deadline) {
    WriterSettings settings = WriterSettings.forRetention(Duration.ofDays(30));
    AsyncStep<List<Proposal>, Void> step =
        AsyncStep.unordered(UID, 10, () -> new AppendProposals(UID, stores, settings, deadline));
    return new AsyncWaitOperatorFactory<>(
        new AsyncFunction<>(step, Types.VOID), 0, step.capacity(), OutputMode.UNORDERED);
  }
}
