package dev.holdfast.job.source;

import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommitFaults;
import dev.holdfast.domain.Policies;
import dev.holdfast.domain.command.CommandFaults;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.Changes;
import dev.holdfast.log.Allocation;
import dev.holdfast.log.Damage;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * Whatever a stream brings, one of five things comes of it: a record that deciding may rely on, a
 * dead letter with all its bytes, a record that waits for a newer job, word of a row that cannot be
 * read, or nothing where nothing was said. The operator goes on.
 */
class RecordsProperties {
  /** Far less than one poisoned length promises. */
  private static final long BYTES_MAX = 64 * 1024 * 1024;

  private static OneInputStreamOperatorTestHarness<RawRecord, Command> commands;
  private static OneInputStreamOperatorTestHarness<RawRecord, Commit> changes;

  @BeforeContainer
  static void open() throws Exception {
    commands = open(new DecodeCommands(), RecordTypes.COMMAND);
    changes = open(new ProcessOperator<>(new DecodeChanges()), RecordTypes.COMMIT);
  }

  @AfterContainer
  static void close() throws Exception {
    commands.close();
    changes.close();
  }

  private static <T> OneInputStreamOperatorTestHarness<RawRecord, T> open(
      OneInputStreamOperator<RawRecord, T> decode, TypeInformation<T> type) throws Exception {
    OneInputStreamOperatorTestHarness<RawRecord, T> harness =
        new OneInputStreamOperatorTestHarness<>(decode);
    harness.setup(Serializers.of(type));
    harness.open();
    return harness;
  }

  @Provide
  static Arbitrary<byte[]> damagedCommands() {
    Command policy = command("c4", CommandKind.policy, 2).setPolicy(Policies.DEFAULT).build();
    Command counted =
        command("c3", CommandKind.counted, 5).setQuantity(9L).setCountedAtSeq(4L).build();
    List<byte[]> whole = new ArrayList<>();
    Stream.of(confirm("c1", "r1", 3), policy, counted)
        .map(WireFormat.COMMAND::encode)
        .forEach(whole::add);
    whole.add(WireFormat.TICK.encode(new Tick(1L)));
    return Damage.of(whole);
  }

  @Provide
  static Arbitrary<byte[]> damagedChanges() {
    Commit one = commit(4, placed("r1", 3, 1_700_000_000_000L), received(2));
    Commit other = commit(5, confirmed("r1", 4, 3).build());
    return Damage.of(
        List.of(Changes.insert(one), Changes.insert(other), Changes.change("MODIFY", one)));
  }

  @Property
  void aDamagedCommandIsACommandThatMayBeDecidedOrADeadLetter(
      @ForAll("damagedCommands") byte[] bytes) throws Exception {
    readCommand(bytes);
  }

  @Property
  void aDamagedChangeIsACommitThatMayBeFoldedOrADeadLetter(@ForAll("damagedChanges") byte[] bytes)
      throws Exception {
    readChange(bytes);
  }

  @Tag("exhaustive")
  @Property(tries = 200_000)
  void manyDamagedCommandsAreCommandsOrDeadLetters(@ForAll("damagedCommands") byte[] bytes)
      throws Exception {
    readCommand(bytes);
  }

  @Tag("exhaustive")
  @Property(tries = 200_000)
  void manyDamagedChangesAreCommitsOrDeadLetters(@ForAll("damagedChanges") byte[] bytes)
      throws Exception {
    readChange(bytes);
  }

  private static void readCommand(byte[] bytes) throws Exception {
    for (Command command : passed(commands, bytes)) {
      assertThat(CommandFaults.of(command)).isEmpty();
    }
  }

  private static void readChange(byte[] bytes) throws Exception {
    for (Commit commit : passed(changes, bytes)) {
      assertThat(CommitFaults.of(commit)).isEmpty();
    }
  }

  private static <T> List<T> passed(
      OneInputStreamOperatorTestHarness<RawRecord, T> harness, byte[] bytes) throws Exception {
    harness.getOutput().clear();
    var before = harness.getSideOutput(DeadLetters.TAG);
    if (before != null) {
      before.clear();
    }
    Allocation allocation = new Allocation();
    harness.processElement(new RawRecord("stream", "shard-7", "s1", 0, bytes), 0);
    assertThat(allocation.bytes()).isLessThan(BYTES_MAX);
    List<T> values = harness.extractOutputValues();
    var letters = harness.getSideOutput(DeadLetters.TAG);
    int put = letters == null ? 0 : letters.size();
    assertThat(values.size() + put).isLessThanOrEqualTo(1);
    if (put == 1) {
      DeadLetter letter = letters.peek().getValue();
      assertThat(letter.getBytes().array()).isEqualTo(bytes);
      assertThat(letter.getReason()).isNotBlank();
    }
    return values;
  }
}
