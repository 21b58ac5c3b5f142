package dev.holdfast.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBUtils;
import com.amazonaws.services.dynamodbv2.model.Shard;
import com.amazonaws.services.dynamodbv2.model.StreamDescription;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a change stream's closed shards end: where the next one begins. DynamoDB Local closes a
 * shard behind the newest record that it still has of it. After a day at rest it has none; then the
 * shard ends where it began, and whoever goes on reading from where he was is told that he cannot
 * have been there.
 */
final class ClosedShards {
  private ClosedShards() {}

  static List<StreamDescription> endWhereTheNextBegins(List<StreamDescription> streams) {
    streams.forEach(stream -> end(stream.getShards()));
    return streams;
  }

  private static void end(List<Shard> shards) {
    Map<String, Shard> byId =
        shards.stream().collect(Collectors.toMap(Shard::getShardId, Function.identity()));
    for (Shard next : shards) {
      Shard closed = byId.get(next.getParentShardId());
      if (closed != null) {
        long begin = Long.parseLong(next.getSequenceNumberRange().getStartingSequenceNumber());
        closed
            .getSequenceNumberRange()
            .setEndingSequenceNumber(LocalDBUtils.longToSequenceNumber(begin - 1));
      }
    }
  }
}
