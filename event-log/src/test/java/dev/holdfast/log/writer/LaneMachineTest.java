package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Policies;
import dev.holdfast.log.Commits;
import dev.holdfast.log.SystemChance;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The machine in every state, with everything that can happen to it: as the table of states says.
 */
class LaneMachineTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final String ITEM = "mug";

  /** So much that the tail is not read. */
  private static final StockLevel PLENTY =
      new StockLevel(ITEM, 5L, NOW, 9_000L, 0L, Policies.DEFAULT, null);

  private static final StockLevel FEW =
      new StockLevel(ITEM, 5L, NOW, 10L, 0L, Policies.DEFAULT, null);

  private static final Verdict<String> ACCEPT =
      Verdict.append(Commits.received(ITEM, 6, 1).getEvents(), commit -> "accepted");

  private final Map<LaneEvent, Consumer<LaneMachine>> events = new EnumMap<>(LaneEvent.class);

  LaneMachineTest() {
    Exception failure = new TimeoutException("no answer");
    events.put(LaneEvent.SUBMITTED, machine -> machine.submitted(accepted(null)));
    events.put(
        LaneEvent.LOOKED_UP, machine -> machine.lookedUp(accepted(null), Optional.empty(), 0));
    events.put(LaneEvent.WOKEN, LaneMachine::woken);
    events.put(LaneEvent.BUG_MET, machine -> machine.breakDown(new IllegalStateException()));
    events.put(LaneEvent.LOADED, machine -> machine.loaded(Optional.of(PLENTY)));
    events.put(LaneEvent.TAIL_READ, machine -> machine.tailRead(List.of()));
    events.put(
        LaneEvent.READ_BACK,
        machine ->
            machine.readBack(
                LongStream.rangeClosed(1, 5)
                    .mapToObj(seq -> Commits.received(ITEM, seq, 1))
                    .toList(),
                NOW));
    events.put(LaneEvent.OLDER_MISSING, LaneMachine::olderMissing);
    events.put(
        LaneEvent.OLDER_UNREADABLE,
        machine -> machine.olderUnreadable(new IllegalStateException()));
    events.put(LaneEvent.COVER_READ, machine -> machine.coverRead(Optional.of(PLENTY)));
    events.put(LaneEvent.READ_FAILED, machine -> machine.readFailed(failure, NOW));
    events.put(LaneEvent.HOLE_FOUND, machine -> machine.holeFound(failure));
    events.put(
        LaneEvent.WRITTEN,
        machine -> machine.written(Commits.received(ITEM, 6, 1), NOW, new SystemChance()));
    events.put(LaneEvent.TAKEN, machine -> machine.taken(Commits.received(ITEM, 6, 1), NOW));
    events.put(LaneEvent.APPEND_FAILED, machine -> machine.appendFailed(failure));
  }

  /** What comes to a broken lane late, it drops before the machine hears of it. */
  @TestFactory
  Stream<DynamicTest> everythingThatHappensIsCheckedAgainstTheState() {
    return Stream.of(LaneState.values())
        .filter(state -> state != LaneState.BROKEN)
        .flatMap(
            state ->
                events.keySet().stream()
                    .map(
                        event ->
                            DynamicTest.dynamicTest(
                                event + " while " + state, () -> check(state, event))));
  }

  @Test
  void allEventsAreTried() {
    assertThat(events).containsOnlyKeys(LaneEvent.values());
  }

  @Test
  void afterThreeLostRacesTheTailIsReadInsteadOfWalked() {
    LaneMachine machine = machine(LaneState.APPENDING);
    machine.taken(Commits.received(ITEM, 6, 1), NOW);
    assertThat(machine.next(NOW)).isEqualTo(Step.APPEND);
    machine.taken(Commits.received(ITEM, 7, 1), NOW);
    assertThat(machine.next(NOW)).isEqualTo(Step.APPEND);
    machine.taken(Commits.received(ITEM, 8, 1), NOW);

    assertThat(machine.next(NOW)).isEqualTo(Step.READ_TAIL);
    machine.tailRead(List.of());
    assertThat(machine.next(NOW)).isEqualTo(Step.APPEND);
  }

  private void check(LaneState state, LaneEvent event) {
    LaneMachine machine = machine(state);
    assertThat(machine.state()).isEqualTo(state);
    LaneState after;
    try {
      after = event.after(state);
    } catch (IllegalStateException impossible) {
      assertThatThrownBy(() -> events.get(event).accept(machine))
          .hasMessage(impossible.getMessage());
      return;
    }
    events.get(event).accept(machine);
    assertThat(machine.state()).isEqualTo(after);
  }

  private static LaneMachine machine(LaneState state) {
    LaneMachine machine = new LaneMachine(ITEM, WriterSettings.forRetention(Duration.ofDays(7)));
    switch (state) {
      case IDLE -> {}
      case READY -> machine.submitted(accepted(null));
      case PAUSED -> {
        begin(machine, accepted(null), Step.LOAD);
        machine.readFailed(new TimeoutException("no answer"), NOW);
        assertThat(machine.next(NOW).millis).isEqualTo(50);
      }
      case LOADING -> begin(machine, accepted(null), Step.LOAD);
      case READING_TAIL -> {
        begin(machine, accepted(null), Step.LOAD);
        machine.loaded(Optional.of(FEW));
        assertThat(machine.next(NOW)).isEqualTo(Step.READ_TAIL);
      }
      case READING_BACK -> begin(machine, asked(0, PLENTY, ACCEPT), Step.READ_BACK);
      case REFRESHING_COVER ->
          begin(machine, asked(Long.MAX_VALUE, PLENTY, Verdict.lookUp()), Step.REFRESH_COVER);
      case APPENDING -> begin(machine, accepted(PLENTY), Step.APPEND);
      case BROKEN -> machine.breakDown(new IllegalStateException("a bug"));
    }
    return machine;
  }

  private static void begin(LaneMachine machine, PendingRequest<?> request, Step step) {
    machine.submitted(request);
    assertThat(machine.next(NOW)).isEqualTo(step);
  }

  private static PendingRequest<String> accepted(StockLevel known) {
    return asked(Long.MAX_VALUE, known, ACCEPT);
  }

  private static PendingRequest<String> asked(
      long seesAfter, StockLevel known, Verdict<String> verdict) {
    return new PendingRequest<>(new Asked(seesAfter, known, verdict), NOW + 1_000);
  }

  private record Asked(long seesAfter, StockLevel knownLevel, Verdict<String> verdict)
      implements Request<String> {
    @Override
    public String about() {
      return "r1";
    }

    @Override
    public Verdict<String> decide(ItemView view, long at) {
      return verdict;
    }
  }
}
