package dev.holdfast.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards that take records: those without an end. */
final class OpenShards {
  /**
   * One of them.
   *
   * @param hashKey one that leads there
   */
  record OpenShard(String id, String hashKey) {
    static OpenShard of(Shard shard) {
      return new OpenShard(shard.shardId(), shard.hashKeyRange().startingHashKey());
    }
  }

  private static final int PAGES_MAX = 20;

  private final KinesisAsyncClient client;
  private final String stream;

  OpenShards(KinesisAsyncClient client, String stream) {
    this.client = client;
    this.stream = stream;
  }

  CompletionStage<List<OpenShard>> all() {
    return readOn(ListShardsRequest.builder().streamName(stream).build(), new ArrayList<>(), 1);
  }

  private CompletionStage<List<OpenShard>> readOn(
      ListShardsRequest request, List<OpenShard> sofar, int pages) {
    return client
        .listShards(request)
        .thenCompose(
            page -> {
              page.shards().stream()
                  .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                  .map(OpenShard::of)
                  .forEach(sofar::add);
              if (page.nextToken() == null) {
                return CompletableFuture.completedFuture(sofar);
              }
              if (pages == PAGES_MAX) {
                throw new IllegalStateException("stream " + stream + " has too many shards");
              }
              return readOn(
                  ListShardsRequest.builder().nextToken(page.nextToken()).build(),
                  sofar,
                  pages + 1);
            });
  }
}
