package dev.holdfast.job.side;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Splits one after the other, each with its length; the version is that of a split. */
final class SplitLists<S> implements SimpleVersionedSerializer<List<S>> {
  private final SimpleVersionedSerializer<S> splits;

  SplitLists(SimpleVersionedSerializer<S> splits) {
    this.splits = splits;
  }

  @Override
  public int getVersion() {
    return splits.getVersion();
  }

  @Override
  public byte[] serialize(List<S> list) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(list.size());
    for (S split : list) {
      byte[] one = splits.serialize(split);
      out.writeInt(one.length);
      out.write(one);
    }
    return bytes.toByteArray();
  }

  @Override
  public List<S> deserialize(int version, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int size = in.readInt();
    List<S> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(splits.deserialize(version, in.readNBytes(in.readInt())));
    }
    return list;
  }
}
