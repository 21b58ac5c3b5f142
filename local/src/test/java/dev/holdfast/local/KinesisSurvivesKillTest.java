package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.KinesisPart;
import dev.holdfast.local.part.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class KinesisSurvivesKillTest {
  private static final String FIRST_SHARD = "shardId-000000000000";
  private static final String HASH_OF_FIRST_SHARD = "0";

  @TempDir Path folder;
  private LocalConfig config;
  private LocalSystem system;
  private KinesisClient client;

  @BeforeEach
  void start() throws Exception {
    config = LocalConfig.onFreePorts(folder.resolve("data")).with(Set.of(Part.KINESIS));
    system = LocalSystem.start(config, new Progress(System.out));
    client =
        KinesisClient.builder()
            .endpointOverride(KinesisPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    system.close();
  }

  @Test
  void acknowledgedRecordsAreThereAfterKillAndAConsumerContinuesBehindItsLast() throws Exception {
    List<String> put = new ArrayList<>();
    String last = "";
    for (int i = 0; i < 300; i++) {
      put.add("record-" + i);
      last = put("record-" + i).sequenceNumber();
    }

    kill();

    assertThat(read(ShardIteratorType.TRIM_HORIZON, null)).isEqualTo(put);
    assertThat(read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, last)).isEmpty();
    put("later");
    assertThat(read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, last)).containsExactly("later");
  }

  @Test
  void arrivalTimesAreThoseOfTheClock() {
    long before = System.currentTimeMillis();
    put("now");

    GetRecordsResponse answer = answer(ShardIteratorType.TRIM_HORIZON, null);

    assertThat(answer.records().get(0).approximateArrivalTimestamp().toEpochMilli())
        .isBetween(before - 1, System.currentTimeMillis() + 1);
  }

  private PutRecordResponse put(String text) {
    return client.putRecord(
        record ->
            record
                .streamName(config.commandStream())
                .partitionKey("any")
                .explicitHashKey(HASH_OF_FIRST_SHARD)
                .data(SdkBytes.fromUtf8String(text)));
  }

  private void kill() {
    ProcessHandle killed = system.child(KinesisPart.NAME).process();
    killed.destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                !system.child(KinesisPart.NAME).process().equals(killed)
                    && !client.listStreams().streamNames().isEmpty());
  }

  private List<String> read(ShardIteratorType type, String after) {
    return answer(type, after).records().stream().map(each -> each.data().asUtf8String()).toList();
  }

  private GetRecordsResponse answer(ShardIteratorType type, String after) {
    String iterator =
        client
            .getShardIterator(
                wish ->
                    wish.streamName(config.commandStream())
                        .shardId(FIRST_SHARD)
                        .shardIteratorType(type)
                        .startingSequenceNumber(after))
            .shardIterator();
    return client.getRecords(wish -> wish.shardIterator(iterator));
  }
}
