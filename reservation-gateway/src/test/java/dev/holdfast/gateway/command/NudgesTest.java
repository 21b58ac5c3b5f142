package dev.holdfast.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.read.LevelCall;
import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.log.writer.IdTime;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class NudgesTest {
  private static final long TEN_MINUTES = Duration.ofMinutes(10).toMillis();

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final List<Command> sent = new ArrayList<>();
  private CompletionStage<Void> acknowledged = CompletableFuture.completedFuture(null);
  private boolean throwing;
  private final Nudges nudges = new Nudges(this::send, time);

  private CompletionStage<Void> send(Command command) {
    sent.add(command);
    if (throwing) {
      throw new IllegalStateException("the client is closed");
    }
    return acknowledged;
  }

  @Test
  void aNudgeIsACommandWithoutEffectThatNamesTheTail() {
    nudges.onBehind("mug", 7);

    Command nudge = sent.get(0);
    assertThat(nudge)
        .isEqualTo(
            Command.newBuilder()
                .setItem("mug")
                .setCommand(nudge.getCommand())
                .setKind(CommandKind.nudge)
                .setSeq(7)
                .setAt(time.now())
                .build());
    assertThat(IdTime.of(nudge.getCommand())).hasValue(time.now());
  }

  @Test
  void anItemIsNudgedOnceInTenMinutes() {
    nudges.onBehind("mug", 7);
    time.pass(TEN_MINUTES - 1);
    nudges.onBehind("mug", 8);
    nudges.onBehind("jug", 3);
    assertThat(sent).extracting(Command::getSeq).containsExactly(7L, 3L);

    time.pass(1);
    nudges.onBehind("mug", 9);
    assertThat(sent).extracting(Command::getSeq).containsExactly(7L, 3L, 9L);
    assertThat(sent).extracting(Command::getCommand).doesNotHaveDuplicates();
  }

  @Test
  void aFewAreUnderWayAtOnceAndOthersAreLeftForAnotherTime() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    acknowledged = slow;
    for (int item = 0; item < 6; item++) {
      nudges.onBehind("mug-" + item, 1);
    }
    assertThat(sent).hasSize(4);

    slow.complete(null);
    for (int item = 0; item < 6; item++) {
      nudges.onBehind("mug-" + item, 1);
    }
    assertThat(sent)
        .extracting(Command::getItem)
        .containsExactly("mug-0", "mug-1", "mug-2", "mug-3", "mug-4", "mug-5");
  }

  @Test
  void whatGoesWrongHurtsNobodyAndLeavesRoomForOthers() {
    acknowledged =
        CompletableFuture.failedFuture(new UnavailableException("Kinesis", new TimeoutException()));
    for (int item = 0; item < 6; item++) {
      nudges.onBehind("mug-" + item, 1);
    }
    throwing = true;
    for (int item = 0; item < 6; item++) {
      nudges.onBehind("jug-" + item, 1);
    }

    assertThat(sent).hasSize(12);
  }

  @Test
  void severalLoadsOfAnItemMakeOneNudge() {
    MemoryEventLog log = new MemoryEventLog();
    List<String> loads = new ArrayList<>();
    Event received =
        Event.newBuilder().setKind("StockReceived").setOnHandDelta(1).setReservedDelta(0).build();
    log.append(new Commit("mug", 1L, "id", time.now() - TEN_MINUTES, List.of(received), null));
    ItemWriter writer =
        new ItemWriter(
            log,
            item -> {
              loads.add(item);
              return CompletableFuture.completedFuture(Optional.<StockLevel>empty());
            },
            (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
            time,
            new SystemChance(),
            WriterSettings.forRetention(Duration.ofMinutes(100)), // a level is kept for one
            nudges);

    for (int minute = 0; minute < 10; minute += 2) {
      assertThat(writer.submit("mug", new LevelCall()).toCompletableFuture()).isCompleted();
      time.pass(2 * 60_000);
    }
    assertThat(loads).hasSize(5);
    assertThat(sent).extracting(Command::getSeq).containsExactly(1L);

    assertThat(writer.submit("mug", new LevelCall()).toCompletableFuture()).isCompleted();
    time.pass(0);
    assertThat(sent).hasSize(2);
  }
}
