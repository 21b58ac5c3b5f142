package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Policy;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFieldsTest {
  @Test
  void ofAnOlderVersionsPolicyThoseFieldsAreOwnThatAreNotAsBuiltIn() {
    Policy policy = CommandText.policy(Policies.DEFAULT, "safetyStock", 3);
    assertThat(PolicyFields.own(policy)).containsExactly("safetyStock");
    assertThat(PolicyFields.own(Policies.DEFAULT)).isEmpty();
  }

  @Test
  void everyFieldOfTheSchemaIsOneThatCanBeOwn() {
    assertThat(Policy.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .filteredOn(name -> !name.equals("ownFields"))
        .isEqualTo(PolicyFields.NAMES);
  }

  @Test
  void aFieldMayBeOwnThoughItIsAsBuiltIn() {
    Policy policy = PolicyFields.kept(PolicyFields.policy(Map.of("holdSeconds", 900L)));
    assertThat(PolicyFields.own(policy)).containsExactly("holdSeconds");
    assertThat(over(Map.of("holdSeconds", 60L), policy).getHoldSeconds()).isEqualTo(900);
  }

  /** So that older readers, too, understand it. */
  @Test
  void whatAnOlderVersionCouldSayIsKeptAsItSaidIt() {
    Policy policy = CommandText.policy(Policies.DEFAULT, "safetyStock", 3);
    assertThat(PolicyFields.kept(PolicyFields.policy(Map.of("safetyStock", 3L)))).isEqualTo(policy);
    assertThat(PolicyFields.kept(policy)).isEqualTo(policy);
  }

  @Test
  void ownFieldsLieOverAndAllOthersShineThrough() {
    Policy policy =
        over(
            Map.of("safetyStock", 1L, "quantityMax", 5L),
            PolicyFields.policy(Map.of("safetyStock", 3L)));
    assertThat(policy.getSafetyStock()).isEqualTo(3);
    assertThat(policy.getQuantityMax()).isEqualTo(5);
    assertThat(policy.getLowStockThreshold()).isEqualTo(5);
  }

  @ParameterizedTest(name = "{0}={1} over {2}={3}: {4} of {5}")
  @CsvSource({
    "holdSeconds,    172800, holdSecondsMax, 86400,  172800, 172800",
    "holdSecondsMax, 60,     holdSeconds,    900,    60,     60",
    "holdSeconds,    60,     holdSecondsMax, 86400,  60,     86400"
  })
  void ofTwoTimesThatDoNotFitTheOneGivesWayThatIsNotOwn(
      String own, long value, String other, long byDefault, int holdSeconds, int max) {
    Policy policy = over(Map.of(other, byDefault), PolicyFields.policy(Map.of(own, value)));
    assertThat(policy.getHoldSeconds()).isEqualTo(holdSeconds);
    assertThat(policy.getHoldSecondsMax()).isEqualTo(max);
    assertThat(Policies.faults(PolicyFields.kept(policy))).isEmpty();
  }

  @Test
  void aChangeLeavesTheOtherOwnFieldsAndNullGivesOneBackToTheShop() {
    Policy before = PolicyFields.policy(Map.of("safetyStock", 3L, "quantityMax", 9L));
    Policy after =
        PolicyFields.changed(
            before, PolicyFields.policy(Map.of("lowStockThreshold", 7L)), List.of("quantityMax"));
    assertThat(after)
        .isEqualTo(
            PolicyFields.kept(
                PolicyFields.policy(Map.of("safetyStock", 3L, "lowStockThreshold", 7L))));
  }

  @Test
  void aChangeThatWouldHaveHoldsRunLongerThanTheyMayContradicts() {
    Policy inForce = over(Map.of(), PolicyFields.policy(Map.of("holdSecondsMax", 3_600L)));
    Policy longer = PolicyFields.policy(Map.of("holdSeconds", 7_200L));
    assertThat(PolicyFields.contradicts(inForce, longer, List.of())).isTrue();
    assertThat(PolicyFields.contradicts(inForce, longer, List.of("holdSecondsMax"))).isFalse();
    assertThat(
            PolicyFields.contradicts(
                inForce, PolicyFields.policy(Map.of("holdSeconds", 60L)), List.of()))
        .isFalse();
  }

  private static Policy over(Map<String, Long> lower, Policy upper) {
    return PolicyFields.over(
        PolicyFields.over(Policies.DEFAULT, PolicyFields.policy(lower)), upper);
  }
}
