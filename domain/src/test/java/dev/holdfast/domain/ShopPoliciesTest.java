package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopPoliciesTest {
  private static final Duration RETENTION = Duration.ofDays(30);

  private static final ShopPolicies SHOP =
      shop(
          Map.of(
              "", Map.of("holdSeconds", 2_700L, "safetyStock", 1L),
              "shop1:", Map.of("holdSeconds", 172_800L, "holdSecondsMax", 259_200L),
              "shop1:big-", Map.of("safetyStock", 0L)));

  @Test
  void theLongestPrefixThatFitsLiesOverTheShorterOnes() {
    assertThat(inForce("mug").getHoldSeconds()).isEqualTo(2_700);
    assertThat(inForce("shop1:mug").getHoldSeconds()).isEqualTo(172_800);
    assertThat(inForce("shop1:mug").getSafetyStock()).isOne();
    assertThat(inForce("shop1:big-mug").getHoldSeconds()).isEqualTo(172_800);
    assertThat(inForce("shop1:big-mug").getSafetyStock()).isZero();
    assertThat(inForce("shop1:big-mug").getQuantityMax()).isEqualTo(Policies.QUANTITY_MAX);
    assertThat(SHOP.prefixOf("shop1:big-mug", "holdSeconds")).hasValue("shop1:");
    assertThat(SHOP.prefixOf("shop1:big-mug", "safetyStock")).hasValue("shop1:big-");
    assertThat(SHOP.prefixOf("mug", "safetyStock")).hasValue("");
    assertThat(SHOP.prefixOf("mug", "quantityMax")).isEmpty();
  }

  @Test
  void anItemsOwnPolicyLiesOverAllAndCanStillBeToldFromTheRest() {
    Policy own = PolicyFields.kept(PolicyFields.policy(Map.of("holdSeconds", 900L)));
    StockLevel inForce = SHOP.inForce(new StockLevel("shop1:mug", 1L, 0L, 5L, 0L, own, null));
    assertThat(inForce.getPolicy().getHoldSeconds()).isEqualTo(900);
    assertThat(inForce.getPolicy().getHoldSecondsMax()).isEqualTo(259_200);
    assertThat(PolicyFields.kept(inForce.getPolicy())).isEqualTo(own);
    assertThat(SHOP.inForce(inForce)).isEqualTo(inForce);
    assertThat(Levels.available(inForce)).isEqualTo(4);
  }

  @Test
  void withoutSettingsAnItemsPolicyIsInForceAsItIs() {
    StockLevel level = Levels.empty("mug");
    assertThat(ShopPolicies.NONE.inForce(level)).isSameAs(level);
  }

  @Test
  void whatRetentionDoesNotAllowIsCutOffWhoeverSaidIt() {
    ShopPolicies brief = ShopPolicies.of(Map.of(), Duration.ofDays(8));
    Policy own = PolicyFields.policy(Map.of("holdSeconds", 864_000L, "holdSecondsMax", 2_592_000L));
    Policy inForce = brief.inForce(new StockLevel("mug", 1L, 0L, 5L, 0L, own, null)).getPolicy();
    assertThat(inForce.getHoldSecondsMax()).isEqualTo(7 * 86_400);
    assertThat(inForce.getHoldSeconds()).isEqualTo(7 * 86_400);
  }

  @Test
  void allFaultsAreToldWithTheirPrefix() {
    assertThat(SHOP.faults()).isEmpty();
    assertThat(
            shop(Map.of(
                    "", Map.of("quantityMax", 0L),
                    "a", Map.of("holdSeconds", 100_000L),
                    "ab", Map.of("holdSecondsMax", 2_592_000L),
                    "a/", Map.of("safetyStock", 1L)))
                .faults())
        .containsExactly(
            "of \"\": quantityMax must be between 1 and 1000000",
            "of \"a\": holdSeconds must not exceed holdSecondsMax, 86400",
            "of \"a/\": no id of an item begins so",
            "of \"ab\": holdSecondsMax is 2592000, and must not exceed 2505600, a day less than rows"
                + " stay in the log");
  }

  @Test
  void thereAreNoMoreThanAHundredPrefixes() {
    assertThat(shop(prefixes(100)).faults()).isEmpty();
    assertThat(shop(prefixes(101)).faults()).containsExactly("names more than 100 prefixes");
  }

  @Test
  void aRetentionThatHasNoRoomForTheBuiltInPolicyIsAFault() {
    assertThat(ShopPolicies.of(Map.of(), Duration.ofHours(30)).faults())
        .containsExactly(
            "of \"\": holdSecondsMax is 86400, and must not exceed 21600, a day less than rows stay in"
                + " the log");
  }

  @Test
  void theFingerprintTellsApartWhatIsNotTheSame() {
    long fingerprint = shop(Map.of("", Map.of("holdSeconds", 900L))).fingerprint();
    assertThat(shop(Map.of("", Map.of("holdSeconds", 900L))).fingerprint()).isEqualTo(fingerprint);
    assertThat(shop(Map.of("", Map.of("holdSeconds", 901L))).fingerprint())
        .isNotEqualTo(fingerprint);
    assertThat(ShopPolicies.of(Map.of(), RETENTION).fingerprint()).isNotEqualTo(fingerprint);
  }

  private static Policy inForce(String item) {
    return SHOP.inForce(Levels.empty(item)).getPolicy();
  }

  private static Map<String, Map<String, Long>> prefixes(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(i -> "p" + i, i -> Map.of("safetyStock", 1L)));
  }

  private static ShopPolicies shop(Map<String, Map<String, Long>> byPrefix) {
    return ShopPolicies.of(
        byPrefix.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> PolicyFields.policy(each.getValue()))),
        RETENTION);
  }
}
