package dev.holdfast.job.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class SideSourceTest {
  private static final int NEVER = -1;

  private static SideRun<Integer, Numbers.Split> start(Numbers source) throws Exception {
    return SideRun.start(source, 2);
  }

  @Test
  void splitsAreSharedByTheSubtasksAndEachIsReadInOrder() throws Exception {
    try (SideRun<Integer, Numbers.Split> run = start(new Numbers(2, 5, NEVER))) {
      assertThat(run.run(100)).containsExactly(List.of(1, 2, 3, 4, 5), List.of(1, 2, 3, 4, 5));
      assertThat(run.isRead()).isTrue();
    }
  }

  @Test
  void whoHasReadAllWaitsAndNeitherEndsNorIsAskedAgainAndAgain() throws Exception {
    Numbers source = new Numbers(1, 1, NEVER);
    assertThat(source.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    SourceReader<Integer, Numbers.Split> reader = source.createReader(new SubtaskContext(0, 1));
    reader.addSplits(source.splits(1));
    reader.isAvailable().get();
    List<Integer> numbers = new ArrayList<>();
    assertThat(reader.pollNext(new NoTimeOutput<>(numbers))).isEqualTo(InputStatus.MORE_AVAILABLE);

    reader.notifyNoMoreSplits();
    assertThat(reader.pollNext(new NoTimeOutput<>(numbers)))
        .isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
    assertThat(numbers).containsExactly(1);
    reader.close();
  }

  @Test
  void aFailureThatNobodyExpectedEndsTheAttempt() throws Exception {
    try (SideRun<Integer, Numbers.Split> run = start(new Numbers(1, 5, 3))) {
      assertThatThrownBy(() -> run.run(100)).hasRootCauseMessage("unreadable");
    }
  }

  @Test
  void theSplitsOfAReaderThatFailedBeforeACheckpointAreAssignedOnceMore() throws Exception {
    Numbers source = new Numbers(4, 5, NEVER);
    List<SourceReader<Integer, Numbers.Split>> readers =
        List.of(
            source.createReader(new SubtaskContext(0, 2)),
            source.createReader(new SubtaskContext(1, 2)));
    var enumerator = source.createEnumerator(new AssigningContext<>(readers));
    enumerator.addReader(1);
    List<Numbers.Split> left = enumerator.snapshotState(1);
    assertThat(left).extracting(Numbers.Split::number).containsExactly(0, 2);

    List<Numbers.Split> lost = readers.get(1).snapshotState(1);
    assertThat(lost).extracting(Numbers.Split::number).containsExactly(1, 3);
    enumerator.addSplitsBack(lost, 1);
    assertThat(enumerator.snapshotState(2)).hasSize(4);
    enumerator.addReader(1);
    enumerator.addReader(0);
    assertThat(enumerator.snapshotState(3)).isEmpty();
    for (SourceReader<Integer, Numbers.Split> reader : readers) {
      reader.close();
    }
  }

  @Test
  void aSplitOfAVersionThatIsNotKnownIsRefused() throws Exception {
    var bytes = new Numbers(1, 5, NEVER).getSplitSerializer();
    byte[] split = bytes.serialize(new Numbers.Split(0, 1, 5));

    assertThat(bytes.deserialize(1, split)).isEqualTo(new Numbers.Split(0, 1, 5));
    assertThatThrownBy(() -> bytes.deserialize(2, split)).isInstanceOf(IOException.class);
  }
}
