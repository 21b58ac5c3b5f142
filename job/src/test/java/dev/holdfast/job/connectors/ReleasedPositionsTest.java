package dev.holdfast.job.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.savepoint.SavepointMetadata;
import dev.holdfast.job.source.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.aws.config.AWSConfigConstants;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.shaded.guava31.com.google.common.hash.Hashing;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.operators.StreamSource;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardMetadata;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a release's connectors were in the streams, today's go on. */
@SuppressWarnings("deprecation")
class ReleasedPositionsTest {
  private static final Path RELEASES = Path.of("src", "test", "resources", "savepoints");
  private static final String COMMANDS = "holdfast-commands";

  static List<Path> releases() throws IOException {
    try (Stream<Path> releases = Files.list(RELEASES)) {
      return releases.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void commandsAreReadOnFromWhereTheReleaseWas(Path release) throws Exception {
    List<Tuple2<StreamShardMetadata, SequenceNumber>> positions =
        restored(release, Uids.READ_COMMANDS, new CommandConsumer(COMMANDS, properties()));

    assertThat(positions).extracting(each -> each.f0.getStreamName()).containsOnly(COMMANDS);
    assertThat(positions).extracting(each -> each.f0.getShardId()).doesNotHaveDuplicates();
    assertThat(positions)
        .allSatisfy(each -> assertThat(each.f1.getSequenceNumber()).matches("\\d{56}"));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void changesAreReadOnFromWhereTheReleaseWasIfTheyAreOfTheSameLog(Path release) throws Exception {
    List<Tuple2<StreamShardMetadata, SequenceNumber>> positions =
        restored(release, Uids.READ_CHANGES, new CommandConsumer(COMMANDS, properties()));
    String stream = positions.get(0).f0.getStreamName();
    assertThat(stream).contains(":table/holdfast-events/stream/");
    assertThat(restored(release, Uids.READ_CHANGES, new ChangeConsumer(stream, properties())))
        .extracting(each -> each.f1.getSequenceNumber())
        .isNotEmpty()
        .allMatch(number -> number.matches("\\d+"));
    String other = "arn:aws:dynamodb:us-east-1:000000000000:table/holdfast-events/stream/other";
    assertThatThrownBy(
            () -> restored(release, Uids.READ_CHANGES, new ChangeConsumer(other, properties())))
        .hasStackTraceContaining("This state is of another log");
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(AWSConfigConstants.AWS_REGION, "us-east-1");
    return properties;
  }

  private static List<Tuple2<StreamShardMetadata, SequenceNumber>> restored(
      Path release, String uid, SourceFunction<RawRecord> consumer) throws Exception {
    StreamSource<RawRecord, SourceFunction<RawRecord>> operator = new StreamSource<>(consumer);
    try (AbstractStreamOperatorTestHarness<RawRecord> harness =
        new AbstractStreamOperatorTestHarness<>(operator, 128, 1, 0)) {
      harness.setup();
      harness.initializeState(atOneSubtask(state(release, uid)));
      OperatorStateBackend states = operator.getOperatorStateBackend();
      List<Tuple2<StreamShardMetadata, SequenceNumber>> positions = new ArrayList<>();
      states.getUnionListState(ChangeConsumer.POSITIONS).get().forEach(positions::add);
      return positions;
    }
  }

  private static OperatorSubtaskState atOneSubtask(OperatorState state) throws Exception {
    OperatorSubtaskState[] subtasks = state.getStates().toArray(new OperatorSubtaskState[0]);
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        AbstractStreamOperatorTestHarness.repackageState(subtasks), 128, subtasks.length, 1, 0);
  }

  private static OperatorState state(Path release, String uid) throws IOException {
    OperatorID id =
        new OperatorID(Hashing.murmur3_128(0).hashString(uid, StandardCharsets.UTF_8).asBytes());
    return SavepointMetadata.read(release.resolve("positions")).getOperatorStates().stream()
        .filter(state -> state.getOperatorID().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
