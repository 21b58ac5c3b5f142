package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.config.LocalConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;

/** What nobody can read, on the command stream. */
final class BadRecords {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Magic, one partition key and a record that names the eighth, MD5. */
  private static final String AGGREGATE_WITHOUT_ITS_KEY =
      "f3899ac2" + "0a036d75671a0708071a03616263" + "0b8e36d5c70f8c02ff1eba068de0f0b0";

  private final LocalConfig config;
  private final Shop shop;
  private final WrittenFiles files;

  BadRecords(LocalConfig config, Shop shop) {
    this.config = config;
    this.shop = shop;
    this.files = new WrittenFiles(config.data());
  }

  void poison() throws Exception {
    byte[] poison = "{\"this is\": \"no command\"}".getBytes(StandardCharsets.UTF_8);

    PutRecordResponse put;
    try (var commands = new CommandStream(config)) {
      put = commands.put(poison);
    }

    JsonNode letter = letterOf(put);
    assertThat(letter.path("bytes").binaryValue()).isEqualTo(poison);
    assertThat(indexed(put).path("bytes").binaryValue()).isEqualTo(poison);
    assertThat(letter.path("shard").asText()).isEqualTo(put.shardId());
    assertThat(shop.receive("vase", 3).text("result")).isEqualTo("done");
  }

  void aggregateWithoutItsKey() throws Exception {
    byte[] ofNoKey = HexFormat.of().parseHex(AGGREGATE_WITHOUT_ITS_KEY);

    PutRecordResponse first;
    PutRecordResponse second;
    try (var commands = new CommandStream(config)) {
      first = commands.put(ofNoKey);
      second = commands.put(ofNoKey);
    }

    assertThat(letterOf(first).path("bytes").binaryValue()).isEqualTo(ofNoKey);
    assertThat(letterOf(second).path("bytes").binaryValue()).isEqualTo(ofNoKey);
    assertThat(shop.receive("bowl", 3).text("result")).isEqualTo("done");
  }

  /** As a gateway lists it. */
  private JsonNode indexed(PutRecordResponse put) {
    String id = config.commandStream() + ":" + put.shardId() + ":" + put.sequenceNumber();
    await()
        .atMost(PATIENCE)
        .until(() -> shop.deadLetters("").body().findValuesAsText("letter").contains(id));
    return shop.deadLetters("?letter=" + id).body().path("letters").path(0);
  }

  private JsonNode letterOf(PutRecordResponse put) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<JsonNode> found = new ArrayList<>();
              for (String line : files.deadLetters()) {
                JsonNode letter = new ObjectMapper().readTree(line);
                if (letter.path("sequenceNumber").asText().equals(put.sequenceNumber())) {
                  found.add(letter);
                }
              }
              return found;
            },
            found -> found.size() == 1)
        .get(0);
  }
}
