package dev.holdfast.job.side;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A side source of numbers: of each split those up to its last, one a step. */
final class Numbers extends SideSource<Integer, Numbers.Split> {
  private static final long serialVersionUID = 1L;

  private final int splits;
  private final int last;
  private final int failsAt;

  /**
   * @param failsAt the number that cannot be read
   */
  Numbers(int splits, int last, int failsAt) {
    this.splits = splits;
    this.last = last;
    this.failsAt = failsAt;
  }

  record Split(int number, int next, int last) implements SideSplit {
    @Override
    public boolean isRead() {
      return next > last;
    }
  }

  @Override
  protected List<Split> splits(int parallelism) {
    return IntStream.range(0, splits).mapToObj(number -> new Split(number, 1, last)).toList();
  }

  @Override
  protected SplitReading<Integer, Split> open(SourceReaderContext context) {
    return new SplitReading<>() {
      @Override
      public CompletionStage<Step<Integer, Split>> next(Split split) {
        if (split.next == failsAt) {
          return CompletableFuture.failedFuture(new IllegalStateException("unreadable"));
        }
        Split after = new Split(split.number, split.next + 1, last);
        return CompletableFuture.completedFuture(
            Step.of(List.of(split.next), after, Duration.ZERO));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public SimpleVersionedSerializer<Split> getSplitSerializer() {
    return new SplitBytes<>(/* version= */ 1) {
      @Override
      protected void write(Split split, DataOutput out) throws IOException {
        out.writeInt(split.number);
        out.writeInt(split.next);
        out.writeInt(split.last);
      }

      @Override
      protected Split read(int writtenBy, DataInput in) throws IOException {
        return new Split(in.readInt(), in.readInt(), in.readInt());
      }
    };
  }
}
