package dev.holdfast.local;

import static software.amazon.awssdk.core.client.config.SdkAdvancedClientOption.USER_AGENT_PREFIX;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.KinesisPart;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The stream of commands as an AWS client sees it. */
public final class CommandStream implements AutoCloseable {
  private static final String FIRST_SHARD = "shardId-000000000000";
  private static final String HASH_OF_FIRST_SHARD = "0";

  private final KinesisClient client;
  private final String name;

  public CommandStream(LocalConfig config) {
    this(config, "");
  }

  /**
   * @param caller how its requests say who sends them, before what the client says
   */
  CommandStream(LocalConfig config, String caller) {
    name = config.commandStream();
    client =
        KinesisClient.builder()
            .endpointOverride(KinesisPart.endpoint(config))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(client -> client.putAdvancedOption(USER_AGENT_PREFIX, caller))
            .build();
  }

  /** Puts a record on the first shard. */
  PutRecordResponse put(byte[] data) {
    return client.putRecord(
        record ->
            record
                .streamName(name)
                .partitionKey("any")
                .explicitHashKey(HASH_OF_FIRST_SHARD)
                .data(SdkBytes.fromByteArray(data)));
  }

  /** Splits the shard that has this hash key, which becomes the first of the upper one. */
  void split(String hashKey) {
    Shard shard =
        client.listShards(wish -> wish.streamName(name)).shards().stream()
            .filter(each -> holds(each, new BigInteger(hashKey)))
            .findFirst()
            .orElseThrow();
    client.splitShard(
        wish -> wish.streamName(name).shardToSplit(shard.shardId()).newStartingHashKey(hashKey));
  }

  private static boolean holds(Shard shard, BigInteger key) {
    HashKeyRange range = shard.hashKeyRange();
    return shard.sequenceNumberRange().endingSequenceNumber() == null
        && new BigInteger(range.startingHashKey()).compareTo(key) < 0
        && new BigInteger(range.endingHashKey()).compareTo(key) > 0;
  }

  /** How many records of all shards have this text in them. */
  public int count(String text) {
    int count = 0;
    for (Shard shard : client.listShards(wish -> wish.streamName(name)).shards()) {
      String iterator = iterator(shard.shardId(), ShardIteratorType.TRIM_HORIZON, null);
      List<Record> records = records(iterator);
      while (!records.isEmpty()) {
        for (Record each : records) {
          count += each.data().asString(StandardCharsets.ISO_8859_1).contains(text) ? 1 : 0;
        }
        String last = records.get(records.size() - 1).sequenceNumber();
        records = records(iterator(shard.shardId(), ShardIteratorType.AFTER_SEQUENCE_NUMBER, last));
      }
    }
    return count;
  }

  /** The first shard's records, from the oldest. */
  List<Record> all() {
    return read(ShardIteratorType.TRIM_HORIZON, null);
  }

  /** The first shard's records behind this sequence number. */
  List<Record> after(String sequenceNumber) {
    return read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, sequenceNumber);
  }

  private List<Record> read(ShardIteratorType type, String after) {
    return records(iterator(FIRST_SHARD, type, after));
  }

  private String iterator(String shard, ShardIteratorType type, String after) {
    return client
        .getShardIterator(
            wish ->
                wish.streamName(name)
                    .shardId(shard)
                    .shardIteratorType(type)
                    .startingSequenceNumber(after))
        .shardIterator();
  }

  private List<Record> records(String iterator) {
    return client.getRecords(wish -> wish.shardIterator(iterator)).records();
  }

  @Override
  public void close() {
    client.close();
  }
}
