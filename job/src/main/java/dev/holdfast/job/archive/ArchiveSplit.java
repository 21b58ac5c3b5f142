package dev.holdfast.job.archive;

import dev.holdfast.job.side.SideSplit;
import dev.holdfast.job.side.SplitBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Some of the items in cold storage, by their hash, and how far the files have been read for them.
 * A split is not some of the files: an item's commits lie in many, nothing in a file's name tells
 * whose, and they have to come in order.
 */
final class ArchiveSplit implements SideSplit {
  private final int number;
  private final int ofSplits;
  private final ReadProgress progress;

  ArchiveSplit(int number, int ofSplits, ReadProgress progress) {
    this.number = number;
    this.ofSplits = ofSplits;
    this.progress = progress;
  }

  ArchiveSplit with(ReadProgress now) {
    return new ArchiveSplit(number, ofSplits, now);
  }

  @Override
  public int number() {
    return number;
  }

  ReadProgress progress() {
    return progress;
  }

  boolean has(String item) {
    return Math.floorMod(item.hashCode(), ofSplits) == number;
  }

  @Override
  public boolean isRead() {
    return progress.ended;
  }

  /** In state. */
  static final class Bytes extends SplitBytes<ArchiveSplit> {
    Bytes() {
      super(/* version= */ 1);
    }

    @Override
    protected void write(ArchiveSplit split, DataOutput out) throws IOException {
      out.writeInt(split.number);
      out.writeInt(split.ofSplits);
      out.writeLong(split.progress.until);
      out.writeUTF(split.progress.day);
      out.writeLong(split.progress.finishedAt);
      out.writeUTF(split.progress.name);
      out.writeBoolean(split.progress.ended);
    }

    @Override
    protected ArchiveSplit read(int writtenBy, DataInput in) throws IOException {
      int number = in.readInt();
      int ofSplits = in.readInt();
      ReadProgress progress = ReadProgress.until(in.readLong());
      progress.day = in.readUTF();
      progress.finishedAt = in.readLong();
      progress.name = in.readUTF();
      progress.ended = in.readBoolean();
      return new ArchiveSplit(number, ofSplits, progress);
    }
  }
}
