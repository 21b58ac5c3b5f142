package dev.holdfast.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommandText;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHandlersTest {
  @Test
  void everyKindHasAHandlerOfItsOwn() {
    Set<Class<?>> handlers =
        Stream.of(CommandKind.values())
            .map(kind -> CommandHandlers.of(kind).getClass())
            .collect(Collectors.toSet());
    assertThat(handlers).hasSize(CommandKind.values().length);
  }

  @Test
  void onlyANudgeAsksForNothing() {
    assertThat(
            Stream.of(CommandKind.values()).filter(kind -> !CommandHandlers.of(kind).isDecided()))
        .containsExactly(CommandKind.nudge);
  }

  @Test
  void stockThatComesInOrIsCountedAndAPolicyMayBeAnItemsFirst() {
    assertThat(
            Stream.of(CommandKind.values()).filter(kind -> CommandHandlers.of(kind).createsItem()))
        .containsExactly(CommandKind.received, CommandKind.counted, CommandKind.policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "confirm",
        "confirm 1",
        "confirm 1000000",
        "release",
        "extend 1",
        "extend 2592000",
        "received 1",
        "received 2147483647",
        "returned 1",
        "returned 2147483647 of r1",
        "adjusted -2147483647",
        "adjusted 2147483647",
        "confirm 3 keep",
        "release 1",
        "counted 0",
        "counted 7 at 0 unshipped 7",
        "counted 2147483647 at 9007199254740991",
        "policy holdSecondsMax=900",
        "nudge"
      })
  void whatMayBeAskedForHasNoFault(String command) {
    assertThat(CommandHandlers.of(command(command)).faults(command(command))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confirm 0                    | quantity is missing or out of range
          confirm 1000001              | quantity is missing or out of range
          confirm keep                 | quantity is missing; without it all is confirmed, and there is no rest to keep
          release 0                    | quantity is missing or out of range
          release 1000001              | quantity is missing or out of range
          extend 0                     | holdSeconds is missing or out of range
          extend 2592001               | holdSeconds is missing or out of range
          received                     | quantity is missing or out of range
          received 0                   | quantity is missing or out of range
          returned 2147483648          | quantity is missing or out of range
          received 1 at 3              | countedAtSeq and includesUnshipped are for kind counted only
          returned 1 unshipped 1       | countedAtSeq and includesUnshipped are for kind counted only
          adjusted                     | quantity is missing or out of range
          adjusted -2147483648         | quantity is missing or out of range
          adjusted 0                   | quantity must not be 0
          counted -1                   | quantity is missing or out of range
          counted 1 at 9007199254740992 | countedAtSeq is missing or out of range
          counted 2147483647 unshipped 2147483648 | includesUnshipped is missing or out of range
          counted 7 unshipped 8        | includesUnshipped must not exceed quantity, which includes it
          policy                       | policy is missing
          policy holdSeconds=0         | holdSeconds must be between 1 and 2592000
          """)
  void whatMayNotIsTold(String command, String fault) {
    assertThat(CommandHandlers.of(command(command)).faults(command(command))).contains(fault);
  }

  @Test
  void anAdjustmentSaysWhy() {
    Command silent = Command.newBuilder(command("adjusted 1")).setReason(null).build();
    assertThat(CommandHandlers.of(silent).faults(silent))
        .containsExactly("reason is missing; an adjustment must say why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "release", "extend 60"})
  void aCommandAboutAHoldNamesIt(String text) {
    Command lost = Command.newBuilder(command(text)).setReservation(null).build();
    assertThat(CommandHandlers.of(lost).faults(lost)).containsExactly("reservation is no id");
  }

  @ParameterizedTest
  @CsvSource({
    "received 1,           reservation is for kind returned only",
    "adjusted 1,           reservation is for kind returned only",
    "counted 1,            reservation is for kind returned only",
    "policy safetyStock=1, a command about stock names a reservation"
  })
  void aCommandAboutStockNamesNoHold(String text, String fault) {
    Command odd = Command.newBuilder(command(text)).setReservation("r1").build();
    assertThat(CommandHandlers.of(odd).faults(odd)).containsExactly(fault);
  }

  private static Command command(String text) {
    return CommandText.command("c1", text, 1);
  }
}
