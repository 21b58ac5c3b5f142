package dev.holdfast.gateway.world;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * The commands on a stream. Each is read once, however often they are asked for: tests ask again
 * and again, of a stream that others fill.
 */
final class SentCommands {
  private final KinesisEmulator kinesis;
  private final String stream;
  private final Map<String, String> readUpTo = new HashMap<>();
  private final List<Command> commands = new ArrayList<>();

  SentCommands(KinesisEmulator kinesis, String stream) {
    this.kinesis = kinesis;
    this.stream = stream;
  }

  synchronized List<Command> all() {
    for (Shard shard : kinesis.shards(stream)) {
      for (Record record : kinesis.records(stream, shard, readUpTo.get(shard.shardId()))) {
        readUpTo.put(shard.shardId(), record.sequenceNumber());
        decode(record).ifPresent(commands::add);
      }
    }
    return List.copyOf(commands);
  }

  private static Optional<Command> decode(Record record) {
    try {
      return Optional.of(WireFormat.COMMAND.decode(record.data().asByteArray()));
    } catch (UndecodableException tick) {
      return Optional.empty();
    }
  }
}
