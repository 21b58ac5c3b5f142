package dev.holdfast.gateway.command;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.WireFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Sends many commands with few calls, and those of one item in the order in which they come.
 *
 * <p>Kinesis takes the records of a call one by one and in no promised order; it may refuse some of
 * them, which are sent again and so come later. So no call has two commands of one item: the second
 * is sent when the call with the first has been acknowledged as a whole.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords</a>
 */
public final class CommandBatches {
  /** The most records that Kinesis takes with one call. */
  public static final int RECORDS_MAX = 500;

  private final KinesisAsyncClient client;
  private final String stream;
  private final Retries retries;

  public CommandBatches(KinesisAsyncClient client, String stream, Retries retries) {
    this.client = client;
    this.stream = stream;
    this.retries = retries;
  }

  /**
   * Sends until the stream has acknowledged all. A command may so get there twice; its id makes it
   * one.
   *
   * @param commands at most {@link #RECORDS_MAX}, each less than 2 KB, so that they are far below
   *     the 5 MB that a call may have
   * @return fails with {@link dev.holdfast.gateway.retry.UnavailableException} past the deadline:
   *     any of them may have got there
   */
  public CompletionStage<Void> send(List<Command> commands) {
    CompletionStage<Void> sent = CompletableFuture.completedStage(null);
    for (List<PutRecordsRequestEntry> call : calls(commands)) {
      sent = sent.thenCompose(before -> sendAll(call));
    }
    return sent;
  }

  /** The first command of each item, then the second of each that has one, and so on. */
  private static List<List<PutRecordsRequestEntry>> calls(List<Command> commands) {
    List<List<PutRecordsRequestEntry>> calls = new ArrayList<>();
    Map<String, Integer> met = new HashMap<>();
    for (Command command : commands) {
      int call = met.merge(command.getItem(), 1, Integer::sum) - 1;
      if (call == calls.size()) {
        calls.add(new ArrayList<>());
      }
      calls.get(call).add(entry(command));
    }
    return calls;
  }

  private static PutRecordsRequestEntry entry(Command command) {
    return PutRecordsRequestEntry.builder()
        .partitionKey(command.getItem())
        .data(SdkBytes.fromByteArrayUnsafe(WireFormat.COMMAND.encode(command)))
        .build();
  }

  private CompletionStage<Void> sendAll(List<PutRecordsRequestEntry> call) {
    // What a try has left is all that the next one sends.
    List<PutRecordsRequestEntry> left = new ArrayList<>(call);
    return retries.ask(
        () -> {
          List<PutRecordsRequestEntry> records = List.copyOf(left);
          return client
              .putRecords(PutRecordsRequest.builder().streamName(stream).records(records).build())
              .thenCompose(
                  answer -> {
                    left.clear();
                    left.addAll(refused(records, answer.records()));
                    return left.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(busy(left.size()));
                  });
        });
  }

  private static List<PutRecordsRequestEntry> refused(
      List<PutRecordsRequestEntry> records, List<PutRecordsResultEntry> results) {
    List<PutRecordsRequestEntry> refused = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (results.get(i).errorCode() != null) {
        refused.add(records.get(i));
      }
    }
    return refused;
  }

  private static ProvisionedThroughputExceededException busy(int records) {
    return ProvisionedThroughputExceededException.builder()
        .message(records + " records were refused")
        .build();
  }
}
