package dev.holdfast.job.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Runs a side source as Flink does, with a reader for each of some subtasks, but step by step. */
public final class SideRun<T, S extends SideSplit> implements AutoCloseable {
  private final SideSource<T, S> source;
  private final List<SourceReader<T, S>> readers = new ArrayList<>();
  private final SplitEnumerator<S, List<S>> enumerator;
  private final List<List<T>> emitted = new ArrayList<>();

  /** What a checkpoint holds: bytes. */
  public static final class Checkpoint {
    private final List<byte[]> splits = new ArrayList<>();
    private byte[] unassigned;
  }

  private SideRun(SideSource<T, S> source, int parallelism, Checkpoint checkpoint)
      throws Exception {
    this.source = source;
    for (int subtask = 0; subtask < parallelism; subtask++) {
      readers.add(source.createReader(new SubtaskContext(subtask, parallelism)));
      emitted.add(new ArrayList<>());
    }
    AssigningContext<S> context = new AssigningContext<>(readers);
    if (checkpoint == null) {
      enumerator = source.createEnumerator(context);
    } else {
      SimpleVersionedSerializer<List<S>> lists = source.getEnumeratorCheckpointSerializer();
      enumerator =
          source.restoreEnumerator(
              context, lists.deserialize(lists.getVersion(), checkpoint.unassigned));
      addSplits(checkpoint.splits);
    }
    for (int subtask = 0; subtask < parallelism; subtask++) {
      readers.get(subtask).start();
      enumerator.addReader(subtask);
    }
  }

  public static <T, S extends SideSplit> SideRun<T, S> start(
      SideSource<T, S> source, int parallelism) throws Exception {
    return new SideRun<>(source, parallelism, null);
  }

  public static <T, S extends SideSplit> SideRun<T, S> restore(
      SideSource<T, S> source, int parallelism, Checkpoint checkpoint) throws Exception {
    return new SideRun<>(source, parallelism, checkpoint);
  }

  private void addSplits(List<byte[]> splits) throws Exception {
    SimpleVersionedSerializer<S> bytes = source.getSplitSerializer();
    for (int i = 0; i < splits.size(); i++) {
      S split = bytes.deserialize(bytes.getVersion(), splits.get(i));
      readers.get(i % readers.size()).addSplits(List.of(split));
    }
  }

  /** Runs until so many elements have come, or all is read; returns what each subtask brought. */
  public List<List<T>> run(int elementsMax) throws Exception {
    emitted.forEach(List::clear);
    while (count() < elementsMax && !isRead()) {
      boolean moved = false;
      for (int i = 0; i < readers.size() && count() < elementsMax; i++) {
        InputStatus status = readers.get(i).pollNext(new NoTimeOutput<>(emitted.get(i)));
        assertThat(status).as("its end would be the end of time").isNotEqualTo(END);
        moved |= status == InputStatus.MORE_AVAILABLE;
      }
      if (!moved) {
        CompletableFuture<?>[] news =
            readers.stream().map(SourceReader::isAvailable).toArray(CompletableFuture[]::new);
        CompletableFuture.anyOf(news).get(20, TimeUnit.SECONDS);
      }
    }
    return emitted.stream().map(List::copyOf).toList();
  }

  private static final InputStatus END = InputStatus.END_OF_INPUT;

  /** The same, of all subtasks. */
  public List<T> runAll(int elementsMax) throws Exception {
    return run(elementsMax).stream().flatMap(List::stream).toList();
  }

  private int count() {
    return emitted.stream().mapToInt(List::size).sum();
  }

  /** Whether no reader has anything left. */
  public boolean isRead() {
    return readers.stream()
        .flatMap(reader -> reader.snapshotState(1).stream())
        .allMatch(SideSplit::isRead);
  }

  public Checkpoint checkpoint() throws Exception {
    Checkpoint checkpoint = new Checkpoint();
    checkpoint.unassigned =
        source.getEnumeratorCheckpointSerializer().serialize(enumerator.snapshotState(1));
    for (SourceReader<T, S> reader : readers) {
      for (S split : reader.snapshotState(1)) {
        checkpoint.splits.add(source.getSplitSerializer().serialize(split));
      }
    }
    return checkpoint;
  }

  @Override
  public void close() throws Exception {
    for (SourceReader<T, S> reader : readers) {
      reader.close();
    }
    enumerator.close();
  }
}
