package dev.holdfast.job.source;

import dev.holdfast.job.side.SideSplit;
import dev.holdfast.job.side.SplitBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A segment of the log's items, and how far it has been walked through. */
final class ScanSplit implements SideSplit {
  private final int segment;
  private final int ofSegments;
  private final ScanProgress progress;

  ScanSplit(int segment, int ofSegments, ScanProgress progress) {
    this.segment = segment;
    this.ofSegments = ofSegments;
    this.progress = progress;
  }

  ScanSplit with(ScanProgress now) {
    return new ScanSplit(segment, ofSegments, now);
  }

  @Override
  public int number() {
    return segment;
  }

  int ofSegments() {
    return ofSegments;
  }

  ScanProgress progress() {
    return progress;
  }

  @Override
  public boolean isRead() {
    return progress.ended;
  }

  /** In state. */
  static final class Bytes extends SplitBytes<ScanSplit> {
    @Override
    protected void write(ScanSplit split, DataOutput out) throws IOException {
      out.writeInt(split.segment);
      out.writeInt(split.ofSegments);
      out.writeLong(split.progress.keptAt);
      out.writeUTF(split.progress.item);
      out.writeBoolean(split.progress.ended);
    }

    @Override
    protected ScanSplit read(DataInput in) throws IOException {
      int segment = in.readInt();
      int ofSegments = in.readInt();
      ScanProgress progress = new ScanProgress(in.readLong(), in.readUTF(), in.readBoolean());
      return new ScanSplit(segment, ofSegments, progress);
    }
  }
}
