package dev.holdfast.job.source;

import dev.holdfast.job.side.SideSplit;
import dev.holdfast.job.side.SplitBytes;
import dev.holdfast.log.RowKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** A segment of the log, whether its rows are read or its items named, and how far it has been. */
final class ScanSplit implements SideSplit {
  private final int segment;
  private final int ofSegments;
  private final boolean whole;
  private final ScanProgress progress;

  /** Of the last row that was read; 0 if none was, or items are named. */
  private final long seq;

  private ScanSplit(int segment, int ofSegments, boolean whole, ScanProgress progress, long seq) {
    this.segment = segment;
    this.ofSegments = ofSegments;
    this.whole = whole;
    this.progress = progress;
    this.seq = seq;
  }

  /** All of its rows are to be read. */
  static ScanSplit whole(int segment, int ofSegments) {
    return new ScanSplit(segment, ofSegments, /* whole= */ true, new ScanProgress(), 0);
  }

  /** From its beginning: what was not read to its end is read, all else named. */
  ScanSplit again() {
    return new ScanSplit(segment, ofSegments, whole && !isRead(), new ScanProgress(), 0);
  }

  ScanSplit keptAt(long now) {
    return with(new ScanProgress(now, progress.item, progress.ended), seq);
  }

  ScanSplit after(String item) {
    return with(new ScanProgress(0, item, /* ended= */ false), 0);
  }

  ScanSplit after(RowKey row) {
    return with(new ScanProgress(0, row.item(), /* ended= */ false), row.seq());
  }

  ScanSplit ended() {
    return with(new ScanProgress(0, progress.item, /* ended= */ true), seq);
  }

  private ScanSplit with(ScanProgress now, long nowSeq) {
    return new ScanSplit(segment, ofSegments, whole, now, nowSeq);
  }

  @Override
  public int number() {
    return segment;
  }

  int ofSegments() {
    return ofSegments;
  }

  /** Whether rows are read; else items are named. */
  boolean isWhole() {
    return whole;
  }

  /** When a checkpoint kept it, epoch milliseconds; 0 if none has. */
  long keptAt() {
    return progress.keptAt;
  }

  /** The last item named; empty at first. */
  Optional<String> item() {
    return progress.item.isEmpty() ? Optional.empty() : Optional.of(progress.item);
  }

  /** The last row read; empty at first. */
  Optional<RowKey> row() {
    return item().map(item -> new RowKey(item, seq));
  }

  @Override
  public boolean isRead() {
    return progress.ended;
  }

  /** In state; the first version only named items. */
  static final class Bytes extends SplitBytes<ScanSplit> {
    Bytes() {
      super(/* version= */ 2);
    }

    @Override
    protected void write(ScanSplit split, DataOutput out) throws IOException {
      out.writeInt(split.segment);
      out.writeInt(split.ofSegments);
      out.writeLong(split.progress.keptAt);
      out.writeUTF(split.progress.item);
      out.writeBoolean(split.progress.ended);
      out.writeBoolean(split.whole);
      out.writeLong(split.seq);
    }

    @Override
    protected ScanSplit read(int writtenBy, DataInput in) throws IOException {
      int segment = in.readInt();
      int ofSegments = in.readInt();
      ScanProgress progress = new ScanProgress(in.readLong(), in.readUTF(), in.readBoolean());
      return writtenBy == 1
          ? new ScanSplit(segment, ofSegments, /* whole= */ false, progress, 0)
          : new ScanSplit(segment, ofSegments, in.readBoolean(), progress, in.readLong());
    }
  }
}
