package dev.holdfast.job.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.schema.DeadLetter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.Encoder;

/** Dead letters as lines of JSON, their bytes in base 64. */
public final class DeadLetterLines implements Encoder<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void encode(DeadLetter letter, OutputStream stream) throws IOException {
    stream.write(line(letter).getBytes(StandardCharsets.UTF_8));
    stream.write('\n');
  }

  private static String line(DeadLetter letter) throws IOException {
    ByteBuffer buffer = letter.getBytes().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("source", letter.getSource())
            .put("shard", letter.getShard())
            .put("sequenceNumber", letter.getSequenceNumber())
            .put("arrivedAt", letter.getArrivedAt())
            .put("reason", letter.getReason())
            .put("bytes", bytes));
  }
}
