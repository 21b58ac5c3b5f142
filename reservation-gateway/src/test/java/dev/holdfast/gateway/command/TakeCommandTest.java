package dev.holdfast.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeCommandTest {
  private static final long DEADLINE_MILLIS = 3_000;

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final HaltingLog log = new HaltingLog();
  private final List<Command> sent = new ArrayList<>();
  private final List<String> lookUps = new ArrayList<>();
  private final TakeCommand taking =
      new TakeCommand(
          log,
          (item, command) -> {
            lookUps.add(command);
            return CompletableFuture.completedFuture(Optional.empty());
          },
          this::send,
          time,
          new Retries(time, new SystemChance(), "reads", failure -> false, DEADLINE_MILLIS));

  @BeforeEach
  void receiveAUnit() {
    Event received =
        Event.newBuilder().setKind("StockReceived").setOnHandDelta(1).setReservedDelta(0).build();
    log.append(new Commit("mug", 1L, "id", time.now(), List.of(received), null));
  }

  private CompletionStage<Void> send(Command command) {
    sent.add(command);
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Taken> take() {
    return take("c1");
  }

  private CompletableFuture<Taken> take(String id) {
    return take(id, OptionalLong.empty());
  }

  private CompletableFuture<Taken> take(String id, OptionalLong openAt) {
    Command.Builder content =
        Command.newBuilder().setKind(CommandKind.confirm).setReservation("r1");
    return taking.take(new Draft("mug", content, false), id, true, openAt).toCompletableFuture();
  }

  @Test
  void aCommandIsStampedWithTheTailAndSent() {
    CompletableFuture<Taken> taken = take();
    log.answer();

    assertThat(taken.join()).isInstanceOf(Taken.Sent.class);
    assertThat(sent).extracting(Command::getSeq).containsExactly(1L);
  }

  @Test
  void aCommandAboutAHoldThatIsKnownToBeOpenIsStampedWithThatAndReadsNoTail() {
    assertThat(take("c1", OptionalLong.of(7)).join()).isInstanceOf(Taken.Sent.class);

    assertThat(sent).extracting(Command::getSeq).containsExactly(7L);
  }

  /** As UUIDs of version 7 do, and ULIDs. */
  @Test
  void onlyAnIdThatSaysItIsNewIsNotLookedUp() {
    log.answer();
    String isNew = new UUID(time.now() << 16 | 0x7000, Long.MIN_VALUE).toString();
    take(isNew).join();
    assertThat(lookUps).isEmpty();

    time.skip(3_000);
    take(isNew).join();
    take("c1").join();
    assertThat(lookUps).containsExactly(isNew, "c1");
    assertThat(sent).hasSize(3);
  }

  /** The job may have decided it, under the caller's second try, and forgotten that by then. */
  @Test
  void aGatewayThatWasHaltedBetweenReadingTheTailAndSendingSendsNothing() {
    CompletableFuture<Taken> taken = take();
    time.skip(60_000);
    log.answer();

    assertThat(taken)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(UnavailableException.class);
    assertThat(sent).isEmpty();
  }

  /** A log whose answer about the tail comes when the test lets it. */
  private static final class HaltingLog implements EventLog {
    private final MemoryEventLog log = new MemoryEventLog();
    private final CompletableFuture<Void> halt = new CompletableFuture<>();

    void answer() {
      halt.complete(null);
    }

    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      return log.append(commit);
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      return log.read(item, afterSeq, limit);
    }

    @Override
    public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
      return halt.thenCompose(over -> log.newest(item, afterSeq, limit));
    }
  }
}
