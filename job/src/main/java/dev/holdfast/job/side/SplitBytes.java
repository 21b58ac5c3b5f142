package dev.holdfast.job.side;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The bytes of a split in state, version 1: field after field. A split that gets another field
 * needs another version, and still has to read the first.
 */
public abstract class SplitBytes<S> implements SimpleVersionedSerializer<S> {
  private static final int VERSION = 1;

  protected abstract void write(S split, DataOutput out) throws IOException;

  protected abstract S read(DataInput in) throws IOException;

  @Override
  public final int getVersion() {
    return VERSION;
  }

  @Override
  public final byte[] serialize(S split) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(split, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public final S deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("a split of version " + version + " is not known here");
    }
    return read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
