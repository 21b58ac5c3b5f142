package dev.holdfast.job.side;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Shares the splits among the readers, by number; a checkpoint has those that are not yet given.
 */
final class AssignSplits<S extends SideSplit> implements SplitEnumerator<S, List<S>> {
  private final SplitEnumeratorContext<S> context;
  private final List<S> unassigned;

  AssignSplits(SplitEnumeratorContext<S> context, List<S> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    List<S> left = new ArrayList<>();
    for (S split : unassigned) {
      if (split.number() % context.currentParallelism() == subtask) {
        context.assignSplit(split, subtask);
      } else {
        left.add(split);
      }
    }
    unassigned.clear();
    unassigned.addAll(left);
  }

  /** Of a reader that failed before a checkpoint had them; it is added once more. */
  @Override
  public void addSplitsBack(List<S> splits, int subtask) {
    unassigned.addAll(splits);
  }

  /** Readers do not ask. */
  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public List<S> snapshotState(long checkpoint) {
    return new ArrayList<>(unassigned);
  }

  @Override
  public void close() {}
}
