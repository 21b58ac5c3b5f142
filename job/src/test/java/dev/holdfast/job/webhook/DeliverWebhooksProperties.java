package dev.holdfast.job.webhook;

import static dev.holdfast.job.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.ParkedWebhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * Whatever receivers do, and however often the job fails and goes on from its last checkpoint:
 * everything is told, of each item in its order; some of it twice, by the same id.
 */
class DeliverWebhooksProperties {
  private static final long START = 1_700_000_000_000L;
  private static final Duration PATIENCE = Duration.ofHours(20);
  private static final List<String> ITEMS = List.of("mug", "pot");

  enum Move {
    OF_MUG,
    OF_POT,
    AWAY,
    SILENT,
    BACK,
    TIME,
    CHECKPOINT,
    CRASH
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    return Arbitraries.of(Move.class).list().ofMinSize(1).ofMaxSize(40);
  }

  @Property(tries = 100)
  void everythingIsToldAndOfEachItemInItsOrder(@ForAll("moves") List<Move> moves) throws Exception {
    try (Run run = new Run()) {
      for (Move move : moves) {
        run.make(move);
      }
      run.make(Move.BACK);
      run.pass(Duration.ofHours(1));

      for (String item : ITEMS) {
        assertThat(run.told(item)).isEqualTo(run.expected(item));
      }
      assertThat(run.harness.extractOutputValues()).as("parked").isEmpty();
      assertThat(run.harness.numKeyedStateEntries()).isZero();
    }
  }

  /** The step, its receiver, and the log that it reads again from where a checkpoint was. */
  private static final class Run implements AutoCloseable {
    final World world = new World();
    final List<Commit> log = new ArrayList<>();
    KeyedOneInputStreamOperatorTestHarness<String, Commit, ParkedWebhook> harness;
    private OperatorSubtaskState checkpoint;
    private int checkpointed;
    private long checkpoints;
    private long now = START;

    Run() throws Exception {
      open();
    }

    private void open() throws Exception {
      Stores stores = world.stores();
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              Operators.keyed(
                  () ->
                      new DeliverWebhooks(
                          stores, DeliverWebhooksTest.endpoints("mails"), PATIENCE)),
              Commit::getItem,
              Types.STRING);
      harness.setup(Serializers.of(RecordTypes.PARKED_WEBHOOK));
      if (checkpoint != null) {
        harness.initializeState(checkpoint);
      }
      harness.open();
      harness.setProcessingTime(now);
    }

    void make(Move move) throws Exception {
      switch (move) {
        case OF_MUG -> commit(ITEMS.get(0));
        case OF_POT -> commit(ITEMS.get(1));
        case AWAY -> world.receivers.away("mails");
        case SILENT -> world.receivers.silent("mails");
        case BACK -> {
          world.receivers.back("mails");
          world.receivers.speak();
        }
        case TIME -> pass(Duration.ofSeconds(5));
        case CHECKPOINT -> {
          checkpoint = harness.snapshot(++checkpoints, now);
          checkpointed = log.size();
        }
        case CRASH -> crash();
      }
    }

    private void commit(String item) throws Exception {
      long seq = 1 + log.stream().filter(each -> each.getItem().equals(item)).count();
      log.add(new Commit(item, seq, "c" + seq, now, List.of(placed("r" + seq, 1, now)), null));
      harness.processElement(log.get(log.size() - 1), 0);
    }

    private void crash() throws Exception {
      harness.close();
      world.receivers.hangUp();
      open();
      for (Commit again : log.subList(checkpointed, log.size())) {
        harness.processElement(again, 0);
      }
    }

    void pass(Duration time) throws Exception {
      long until = now + time.toMillis();
      while (now < until) {
        now = Math.min(until, now + 500);
        harness.setProcessingTime(now);
      }
    }

    /** Each as it was taken for the first time. */
    List<String> told(String item) {
      return world.receivers.taken.stream()
          .filter(each -> each.startsWith("mails " + item + ":"))
          .distinct()
          .toList();
    }

    List<String> expected(String item) {
      return log.stream()
          .filter(each -> each.getItem().equals(item))
          .map(each -> "mails %s:%d:held:r%d".formatted(item, each.getSeq(), each.getSeq()))
          .toList();
    }

    @Override
    public void close() throws Exception {
      harness.close();
      world.close();
    }
  }
}
