package dev.holdfast.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state with every event and every step: what comes of it, or that it cannot be. */
class LaneStateTest {
  /** The columns are all states, in their order: `=` stays as it is, `-` is impossible. */
  private static final String EVENTS =
      """
      event         READY  IDLE   PAUSED LOADING TAIL   BACK   COVER  APPENDING BROKEN
      SUBMITTED     -      READY  READY  =       =      =      =      =         =
      LOOKED_UP     -      READY  READY  =       =      =      =      =         =
      WOKEN         -      READY  READY  =       =      =      =      =         =
      BUG_MET       BROKEN BROKEN BROKEN BROKEN  BROKEN BROKEN BROKEN BROKEN    =
      LOADED        -      -      -      READY   -      -      -      -         =
      TAIL_READ     -      -      -      -       READY  -      -      -         =
      READ_BACK     -      -      -      -       -      READY  -      -         =
      OLDER_MISSING -      -      -      -       -      READY  -      -         =
      OLDER_UNREADABLE -   -      -      -       -      READY  -      -         =
      COVER_READ    -      -      -      -       -      -      READY  -         =
      READ_FAILED   -      -      -      READY   READY  READY  READY  -         =
      HOLE_FOUND    -      -      -      -       READY  -      -      -         =
      WRITTEN       -      -      -      -       -      -      -      READY     =
      TAKEN         -      -      -      -       -      -      -      READY     =
      APPEND_FAILED -      -      -      -       -      -      -      READY     =
      """;

  private static final List<LaneState> STATES = List.of(LaneState.values());

  private static final Map<Step, LaneState> STEPS =
      Map.of(
          Step.REST,
          LaneState.IDLE,
          Step.waitFor(7),
          LaneState.PAUSED,
          Step.LOAD,
          LaneState.LOADING,
          Step.READ_TAIL,
          LaneState.READING_TAIL,
          Step.READ_BACK,
          LaneState.READING_BACK,
          Step.REFRESH_COVER,
          LaneState.REFRESHING_COVER,
          Step.DECIDE,
          LaneState.READY,
          Step.APPEND,
          LaneState.APPENDING);

  @TestFactory
  Stream<DynamicTest> whatComesOfEveryEventInEveryState() {
    return rows()
        .flatMap(
            row ->
                STATES.stream()
                    .map(
                        state ->
                            DynamicTest.dynamicTest(
                                row.get(0) + " while " + state,
                                () -> {
                                  LaneEvent event = LaneEvent.valueOf(row.get(0));
                                  expect(
                                      row.get(1 + STATES.indexOf(state)),
                                      state,
                                      event + " while " + state,
                                      () -> event.after(state));
                                })));
  }

  @TestFactory
  Stream<DynamicTest> whatComesOfEveryStepInEveryState() {
    return STEPS.keySet().stream()
        .flatMap(
            step ->
                STATES.stream()
                    .map(
                        state ->
                            DynamicTest.dynamicTest(
                                step.kind + " while " + state,
                                () ->
                                    expect(
                                        state == LaneState.READY ? STEPS.get(step).name() : "-",
                                        state,
                                        step.kind + " while " + state,
                                        () -> state.on(step)))));
  }

  @Test
  void theTablesLeaveNothingOut() {
    assertThat(rows().map(row -> row.get(0))).containsExactlyInAnyOrder(names(LaneEvent.values()));
    assertThat(rows()).allMatch(row -> row.size() == 1 + STATES.size());
    assertThat(STEPS.keySet().stream().map(step -> step.kind))
        .containsExactlyInAnyOrder(Step.Kind.values());
  }

  private static void expect(
      String cell, LaneState before, String what, Supplier<LaneState> after) {
    if (cell.equals("-")) {
      assertThatThrownBy(after::get).isInstanceOf(IllegalStateException.class).hasMessage(what);
    } else {
      assertThat(after.get()).isEqualTo(cell.equals("=") ? before : LaneState.valueOf(cell));
    }
  }

  private static Stream<List<String>> rows() {
    return EVENTS.lines().skip(1).map(line -> List.of(line.split(" +", -1)));
  }

  private static String[] names(LaneEvent[] events) {
    return Arrays.stream(events).map(Enum::name).toArray(String[]::new);
  }
}
