package dev.holdfast.job;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.confirmed;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.PastStock;
import dev.holdfast.domain.RecentCommits;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.domain.decide.ProposalEvents;
import dev.holdfast.job.decide.DecideCommands;
import dev.holdfast.job.fold.FoldReservations;
import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.fold.PublishOutcomes;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a hold ends, nothing is left of it when its id's memory ends: no state, no timer. What
 * decide proposes is written at once, unless the story says otherwise.
 */
class LettingGoTest {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration MEMORY = Duration.ofHours(25);
  private static final long HOLD_MILLIS = 60_000;

  /** What happens to item and holds. */
  private interface Story {
    void tell(LettingGoTest shop) throws Exception;
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> decide;
  private KeyedOneInputStreamOperatorTestHarness<String, Commit, HoldChanges> reservations;
  private KeyedOneInputStreamOperatorTestHarness<String, Commit, Outcome> outcomes;
  private StockLevel level = Levels.empty(Examples.ITEM);
  private long now = AT;
  private int answered;

  @BeforeEach
  void open() throws Exception {
    decide =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Operators.keyedCo(() -> new DecideCommands(new DeciderSettings(GRACE, MEMORY))),
            Commit::getItem,
            Command::getItem,
            Types.STRING);
    decide.setup(Serializers.of(Types.LIST(RecordTypes.PROPOSAL)));
    decide.open();
    decide.processWatermarkStatus1(WatermarkStatus.IDLE);
    reservations =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new FoldReservations(MEMORY)), Commit::getItem, Types.STRING);
    reservations.setup(Serializers.of(RecordTypes.HOLD_CHANGES));
    reservations.open();
    outcomes =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new PublishOutcomes(MEMORY)), Commit::getItem, Types.STRING);
    outcomes.setup(Serializers.of(RecordTypes.OUTCOME));
    outcomes.open();
    timeIs(now);
  }

  @AfterEach
  void close() throws Exception {
    decide.close();
    reservations.close();
    outcomes.close();
  }

  private void timeIs(long time) throws Exception {
    now = time;
    decide.processWatermark2(new Watermark(time));
    reservations.processWatermark(new Watermark(time));
    outcomes.processWatermark(new Watermark(time));
  }

  /** Something is appended to the log. */
  private void bring(Event... events) throws Exception {
    Commit commit = commitAt(now, level.getSeq() + 1, events);
    level = StockFold.apply(level, commit);
    decide.processElement1(commit, 0);
    reservations.processElement(commit, 0);
    outcomes.processElement(commit, 0);
  }

  private void place(String reservation) throws Exception {
    bring(placed(reservation, 3, now + HOLD_MILLIS));
  }

  private void send(Command command) throws Exception {
    decide.processElement2(command, now);
  }

  private Command.Builder draft(String id, CommandKind kind) {
    return command(id, kind, level.getSeq());
  }

  private void confirmIt(String command) throws Exception {
    send(confirm(command, "r1", level.getSeq()));
    write();
  }

  private List<Proposal> proposals() {
    return decide.extractOutputValues().stream().flatMap(List::stream).collect(toList());
  }

  /** What has been proposed is written, and what comes of that. */
  private void write() throws Exception {
    while (answered < proposals().size()) {
      Proposal proposal = proposals().get(answered++);
      List<Event> events = ProposalEvents.of(proposal, level, seq -> stockNow(), now);
      bring(events.toArray(Event[]::new));
    }
  }

  private Optional<PastStock> stockNow() {
    return new RecentCommits(level.getSeq(), now).stockAt(level.getSeq(), level.getOnHand());
  }

  /** What has been proposed meets a log that has moved on. */
  private void overtake() {
    answered = proposals().size();
  }

  private void letItRunOut() throws Exception {
    timeIs(now + HOLD_MILLIS + GRACE.toMillis());
    write();
  }

  static Stream<Named<Story>> stories() {
    return Stream.of(
        Named.of("confirmed", shop -> shop.confirmIt("c1")),
        Named.of(
            "confirmed in part",
            shop -> {
              shop.send(
                  shop.draft("c1", CommandKind.confirm)
                      .setReservation("r1")
                      .setQuantity(2L)
                      .build());
              shop.write();
            }),
        Named.of(
            "confirmed twice",
            shop -> {
              shop.confirmIt("c1");
              shop.confirmIt("c2");
            }),
        Named.of(
            "released",
            shop -> {
              shop.send(shop.draft("c1", CommandKind.release).setReservation("r1").build());
              shop.write();
            }),
        Named.of("expired", LettingGoTest::letItRunOut),
        Named.of(
            "confirmed late",
            shop -> {
              shop.letItRunOut();
              shop.confirmIt("c1");
            }),
        Named.of(
            "extended, and expired",
            shop -> {
              shop.send(
                  shop.draft("c1", CommandKind.extend)
                      .setReservation("r1")
                      .setHoldSeconds(120)
                      .build());
              shop.write();
              shop.letItRunOut();
              shop.letItRunOut();
            }),
        Named.of(
            "placed twice, and expired",
            shop -> {
              shop.place("r1");
              shop.write();
              shop.letItRunOut();
            }),
        Named.of(
            "placed anew after its end, and confirmed",
            shop -> {
              shop.letItRunOut();
              shop.place("r1");
              shop.confirmIt("c1");
            }),
        Named.of(
            "a confirm waits for what its sender saw",
            shop -> {
              shop.send(confirm("c1", "r1", shop.level.getSeq() + 1));
              shop.bring(received(1));
              shop.write();
            }),
        Named.of(
            "two commands queue",
            shop -> {
              shop.send(confirm("c1", "r1", shop.level.getSeq()));
              shop.send(shop.draft("c2", CommandKind.release).setReservation("r1").build());
              shop.write();
            }),
        Named.of(
            "a release is overtaken by a confirmation",
            shop -> {
              shop.send(shop.draft("c1", CommandKind.release).setReservation("r1").build());
              shop.overtake();
              shop.bring(confirmed("r1", 2, 3).build());
              shop.write();
            }),
        Named.of(
            "an id is used again for something else",
            shop -> {
              shop.send(shop.draft("c1", CommandKind.adjusted).setQuantity(1L).build());
              shop.send(shop.draft("c1", CommandKind.adjusted).setQuantity(2L).build());
              shop.confirmIt("c1");
              shop.write();
              shop.letItRunOut();
            }),
        Named.of(
            "a command names no hold there is",
            shop -> {
              shop.send(confirm("c1", "nobody", shop.level.getSeq()));
              shop.letItRunOut();
            }));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void nothingIsLeftOfAHoldWhenItsMemoryEnds(Story story) throws Exception {
    bring(received(10));
    int ofAnItemWithoutHolds = decide.numKeyedStateEntries();
    place("r1");
    story.tell(this);
    assertThat(level.getReserved()).isZero();

    timeIs(now + MEMORY.toMillis());
    assertThat(decide.numEventTimeTimers()).isZero();
    assertThat(decide.numProcessingTimeTimers()).isZero();
    assertThat(decide.numKeyedStateEntries()).isEqualTo(ofAnItemWithoutHolds);
    assertThat(outcomes.numEventTimeTimers()).isZero();
    assertThat(outcomes.numKeyedStateEntries()).isZero();

    // What decide decides at the end of its memory lands later.
    timeIs(now + MEMORY.toMillis());
    assertThat(reservations.numEventTimeTimers()).isZero();
    assertThat(reservations.numKeyedStateEntries()).isZero();
  }
}
