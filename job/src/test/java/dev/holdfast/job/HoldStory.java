package dev.holdfast.job;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.command;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.placed;
import static java.util.stream.Collectors.toList;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.PastStock;
import dev.holdfast.domain.RecentCommits;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.domain.decide.ProposalEvents;
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
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * An item with what happens to it, as the three operators hear of it that remember holds. What
 * decide proposes is written when the story says so.
 */
abstract class HoldStory {
  static final Duration GRACE = Duration.ofSeconds(3);
  static final Duration MEMORY = Duration.ofHours(25);
  static final long HOLD_MILLIS = 60_000;
  KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> decide;
  KeyedOneInputStreamOperatorTestHarness<String, Commit, HoldChanges> reservations;
  KeyedOneInputStreamOperatorTestHarness<String, Commit, Outcome> outcomes;
  StockLevel level = Levels.empty(Examples.ITEM);
  long now = AT;
  int answered;

  @BeforeEach
  void open() throws Exception {
    decide = Operators.decide(new DeciderSettings(GRACE, MEMORY));
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

  void timeIs(long time) throws Exception {
    now = time;
    decide.processWatermark2(new Watermark(time));
    reservations.processWatermark(new Watermark(time));
    outcomes.processWatermark(new Watermark(time));
  }

  /** Something is appended to the log. */
  void bring(Event... events) throws Exception {
    Commit commit = commitAt(now, level.getSeq() + 1, events);
    level = StockFold.apply(level, commit);
    decide.processElement1(commit, 0);
    reservations.processElement(commit, 0);
    outcomes.processElement(commit, 0);
  }

  void place(String reservation) throws Exception {
    bring(placed(reservation, 3, now + HOLD_MILLIS));
  }

  void send(Command command) throws Exception {
    decide.processElement2(command, now);
  }

  Command.Builder draft(String id, CommandKind kind) {
    return command(id, kind, level.getSeq());
  }

  void confirmIt(String command) throws Exception {
    send(confirm(command, "r1", level.getSeq()));
    write();
  }

  List<Proposal> proposals() {
    return decide.extractOutputValues().stream().flatMap(List::stream).collect(toList());
  }

  /** What has been proposed is written, and what comes of that. */
  void write() throws Exception {
    while (answered < proposals().size()) {
      Proposal proposal = proposals().get(answered++);
      List<Event> events = ProposalEvents.of(proposal, level, seq -> stockNow(), now);
      bring(events.toArray(Event[]::new));
    }
  }

  Optional<PastStock> stockNow() {
    return new RecentCommits(level.getSeq(), now).stockAt(level.getSeq(), level.getOnHand());
  }

  /** What has been proposed meets a log that has moved on. */
  void overtake() {
    answered = proposals().size();
  }

  void letItRunOut() throws Exception {
    timeIs(now + HOLD_MILLIS + GRACE.toMillis());
    write();
  }
}
