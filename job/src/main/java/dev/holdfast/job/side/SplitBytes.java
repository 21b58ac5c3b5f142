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
 * The bytes of a split in state: field after field. A split that gets another field gets another
 * version, and is still read from the bytes of those before.
 */
public abstract class SplitBytes<S> implements SimpleVersionedSerializer<S> {
  private final int version;

  /**
   * @param version of what is written, 1 or more
   */
  protected SplitBytes(int version) {
    this.version = version;
  }

  protected abstract void write(S split, DataOutput out) throws IOException;

  /**
   * @param writtenBy 1 to this version
   */
  protected abstract S read(int writtenBy, DataInput in) throws IOException;

  @Override
  public final int getVersion() {
    return version;
  }

  @Override
  public final byte[] serialize(S split) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(split, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public final S deserialize(int writtenBy, byte[] bytes) throws IOException {
    if (writtenBy < 1 || writtenBy > version) {
      throw new IOException("a split of version " + writtenBy + " is not known here");
    }
    return read(writtenBy, new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
