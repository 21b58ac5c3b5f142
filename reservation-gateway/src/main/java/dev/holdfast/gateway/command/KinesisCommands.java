package dev.holdfast.gateway.command;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.WireFormat;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

/** The command stream in Kinesis. */
public final class KinesisCommands implements CommandStream {
  private final KinesisAsyncClient client;
  private final String stream;
  private final Retries retries;

  public KinesisCommands(KinesisAsyncClient client, String stream, Retries retries) {
    this.client = client;
    this.stream = stream;
    this.retries = retries;
  }

  @Override
  public CompletionStage<Void> send(Command command) {
    PutRecordRequest put =
        PutRecordRequest.builder()
            .streamName(stream)
            .partitionKey(command.getItem())
            .data(SdkBytes.fromByteArrayUnsafe(WireFormat.COMMAND.encode(command)))
            .build();
    return retries.ask(() -> client.putRecord(put)).thenAccept(acknowledged -> {});
  }
}
