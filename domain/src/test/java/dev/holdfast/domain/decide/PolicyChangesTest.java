package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ItemLog;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.command.CommandHandlers;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A policy's single fields are changed where they are appended, not where they were asked for. */
class PolicyChangesTest {
  private final Shop shop = new Shop().knows("receive 9");

  @Test
  void ofTwoChangesOfDifferentFieldsAtOneMomentBothSurvive() {
    shop.takes(change("p1", Map.of("safetyStock", 3L)))
        .takes(change("p2", Map.of("quantityMax", 2L)));
    assertThat(shop.proposed()).hasSize(2);

    shop.settles();

    assertThat(own()).isEqualTo(policy(Map.of("safetyStock", 3L, "quantityMax", 2L)));
  }

  @Test
  void ofTwoChangesThatTogetherContradictTheSecondIsRejected() {
    shop.takes(change("p1", Map.of("holdSeconds", 7_200L)))
        .takes(change("p2", Map.of("holdSecondsMax", 3_600L)))
        .settles();

    assertThat(own()).isEqualTo(policy(Map.of("holdSeconds", 7_200L)));
    assertThat(shop.log.commit(shop.log.tail()).getEvents().get(0).getReason())
        .isEqualTo("hold-seconds-above-max");
  }

  @Test
  void aFieldThatIsResetIsTheItemsOwnNoLonger() {
    shop.takes(change("p1", Map.of("safetyStock", 3L, "quantityMax", 2L)))
        .settles()
        .takes(change("p2", Map.of(), "safetyStock"))
        .settles();

    assertThat(own()).isEqualTo(policy(Map.of("quantityMax", 2L)));
  }

  @Test
  void aWholePolicyResetsWhatItLeavesOut() {
    shop.takes(change("p1", Map.of("safetyStock", 3L)))
        .settles()
        .takes("p2", "policy quantityMax=2")
        .settles();

    assertThat(own()).isEqualTo(policy(Map.of("quantityMax", 2L)));
  }

  @Test
  void anEmptyChangeWritesACommitAndLeavesThePolicy() {
    shop.takes("p1", "policy safetyStock=3").settles();
    long before = shop.log.tail();

    shop.takes(change("p2", Map.of())).settles();

    assertThat(shop.log.tail()).isEqualTo(before + 1);
    assertThat(own()).isEqualTo(policy(Map.of("safetyStock", 3L)));
  }

  @Test
  void aFieldThatNoPolicyHasIsAFault() {
    Command command = change("p1", Map.of(), "safetyStok");
    assertThat(CommandHandlers.of(command).faults(command))
        .containsExactly("a policy has no such field");
  }

  private Policy own() {
    return shop.log.level().getPolicy();
  }

  private static Policy policy(Map<String, Long> fields) {
    return PolicyFields.kept(PolicyFields.policy(fields));
  }

  private Command change(String id, Map<String, Long> fields, String... reset) {
    return Command.newBuilder()
        .setItem(ItemLog.ITEM)
        .setCommand(id)
        .setKind(CommandKind.policy)
        .setSeq(shop.log.tail())
        .setAt(0)
        .setPolicy(policy(fields))
        .setResetFields(List.of(reset))
        .build();
  }
}
