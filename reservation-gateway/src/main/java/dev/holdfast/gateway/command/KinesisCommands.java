package dev.holdfast.gateway.command;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.WireFormat;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

/** The way commands take to the job. */
public final class CommandStream {
  private final KinesisAsyncClient client;
  private final String stream;
  private final Retries retries;

  public CommandStream(KinesisAsyncClient client, String stream, Retries retries) {
    this.client = client;
    this.stream = stream;
    this.retries = retries;
  }

  /**
   * Sends until Kinesis acknowledges. A command may so get there twice; its id makes it one.
   *
   * @return fails with {@link dev.holdfast.gateway.retry.UnavailableException} past the deadline:
   *     the command may have got there
   */
  CompletionStage<Void> send(Command command) {
    PutRecordRequest put =
        PutRecordRequest.builder()
            .streamName(stream)
            .partitionKey(command.getItem())
            .data(SdkBytes.fromByteArrayUnsafe(WireFormat.COMMAND.encode(command)))
            .build();
    return retries.ask(() -> client.putRecord(put)).thenAccept(acknowledged -> {});
  }
}
