package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.log.dynamodb.LetterIndex;
import dev.holdfast.schema.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DeadLettersTest {
  private static final byte[] BYTES = {0, 1, -1, '\n', '"', -128};
  private static final DeadLetter LETTER =
      new DeadLetter("commands", "shard-1", "495", AT, "not\na \"record\"", ByteBuffer.wrap(BYTES));

  @Test
  void aLetterIsOneLineOfJsonFromWhichAllItsBytesCanBeReadBack() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    new DeadLetterLines().encode(LETTER, stream);
    new DeadLetterLines().encode(LETTER, stream);

    assertThat(stream.toString(UTF_8).lines()).hasSize(2);
    JsonNode line = new ObjectMapper().readTree(stream.toString(UTF_8).lines().findFirst().get());
    assertThat(line.get("bytes").binaryValue()).isEqualTo(BYTES);
    assertThat(line.get("source").asText()).isEqualTo("commands");
    assertThat(line.get("shard").asText()).isEqualTo("shard-1");
    assertThat(line.get("sequenceNumber").asText()).isEqualTo("495");
    assertThat(line.get("arrivedAt").asLong()).isEqualTo(AT);
    assertThat(line.get("reason").asText()).isEqualTo("not\na \"record\"");
  }

  @Test
  void theIndexTellsWhereALetterCameFromAndHasItsBytesUnlessTheyAreTooMany() {
    Map<String, AttributeValue> row = DeadLetterRows.of(LETTER);

    assertThat(row.get("id").s()).isEqualTo("commands:shard-1:495");
    assertThat(row.get("size").n()).isEqualTo("6");
    assertThat(row.get("bytes").b().asByteArray()).isEqualTo(BYTES);
    assertThat(row).containsKey("ttl");
    assertThat(ofSize(LetterIndex.BYTES_MAX)).containsKey("bytes");
    assertThat(ofSize(LetterIndex.BYTES_MAX + 1)).doesNotContainKey("bytes").containsKey("size");
  }

  private static Map<String, AttributeValue> ofSize(int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    return DeadLetterRows.of(new DeadLetter("commands", "shard-1", "1", AT, "why", bytes));
  }
}
