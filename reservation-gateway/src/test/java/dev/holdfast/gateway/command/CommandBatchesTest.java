package dev.holdfast.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

class CommandBatchesTest {
  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final Kinesis kinesis = new Kinesis();
  private final CommandBatches batches =
      new CommandBatches(
          kinesis,
          "commands",
          new Retries(time, new SystemChance(), "Kinesis", SdkException.class::isInstance, 10_000));

  /** Takes records in any order, and refuses some. */
  private static final class Kinesis implements KinesisAsyncClient {
    private final List<Command> taken = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();
    private Random chance = new Random(0);
    private double refusing;

    @Override
    public CompletableFuture<PutRecordsResponse> putRecords(PutRecordsRequest request) {
      calls.add(request.records().size());
      PutRecordsResultEntry[] results = new PutRecordsResultEntry[request.records().size()];
      List<Integer> order = new ArrayList<>(IntStream.range(0, results.length).boxed().toList());
      java.util.Collections.shuffle(order, chance);
      for (int i : order) {
        boolean isRefused = chance.nextDouble() < refusing;
        if (!isRefused) {
          taken.add(command(request.records().get(i)));
        }
        results[i] =
            isRefused
                ? PutRecordsResultEntry.builder().errorCode("InternalFailure").build()
                : PutRecordsResultEntry.builder().sequenceNumber("1").shardId("s").build();
      }
      return CompletableFuture.completedFuture(
          PutRecordsResponse.builder().records(results).build());
    }

    private static Command command(PutRecordsRequestEntry entry) {
      try {
        return WireFormat.COMMAND.decode(entry.data().asByteArray());
      } catch (UndecodableException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public String serviceName() {
      return "kinesis";
    }

    @Override
    public void close() {}
  }

  private static Command command(String item, int number) {
    return Command.newBuilder()
        .setItem(item)
        .setCommand("k:" + number)
        .setKind(CommandKind.received)
        .setQuantity(1L)
        .setSeq(0)
        .setAt(0)
        .build();
  }

  @Test
  void manyGoWithOneCall() {
    List<Command> commands =
        IntStream.range(0, 500).mapToObj(i -> command("item-" + i, i)).toList();

    assertThat(batches.send(commands).toCompletableFuture()).isCompleted();

    assertThat(kinesis.calls).containsExactly(500);
    assertThat(kinesis.taken).containsExactlyInAnyOrderElementsOf(commands);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void commandsOfAnItemKeepTheirOrderWhateverIsRefused(int seed) {
    kinesis.chance = new Random(seed);
    kinesis.refusing = 0.3;
    List<Command> commands =
        IntStream.range(0, 200).mapToObj(i -> command("item-" + i % 40, i)).toList();

    CompletableFuture<Void> sent = batches.send(commands).toCompletableFuture();
    for (int second = 0; second < 60 && !sent.isDone(); second++) {
      time.pass(1_000);
    }

    assertThat(sent).isCompleted();
    for (int item = 0; item < 40; item++) {
      String of = "item-" + item;
      assertThat(kinesis.taken.stream().filter(command -> command.getItem().equals(of)))
          .containsExactlyElementsOf(
              commands.stream().filter(command -> command.getItem().equals(of)).toList());
    }
  }

  @Test
  void whatIsRefusedForTooLongIsGivenUp() {
    kinesis.refusing = 1;

    CompletableFuture<Void> sent =
        batches.send(List.of(command("mug", 1), command("mug", 2))).toCompletableFuture();
    time.pass(20_000);

    assertThat(sent)
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCauseInstanceOf(UnavailableException.class);
    assertThat(kinesis.taken).isEmpty();
  }
}
