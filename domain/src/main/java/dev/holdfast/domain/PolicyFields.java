package dev.holdfast.domain;

import static dev.holdfast.domain.PolicyField.holdSeconds;
import static dev.holdfast.domain.PolicyField.holdSecondsMax;

import dev.holdfast.schema.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which fields of a policy are its own, and what a policy says that lies over another. Where only
 * one of `holdSeconds` and `holdSecondsMax` is its own and both do not fit, the other gives way.
 */
public final class PolicyFields {
  /** The names of all fields that say how an item may be sold, in the schema's order. */
  public static final List<String> NAMES = names(field -> true);

  private PolicyFields() {}

  /**
   * The policy whose own fields are these.
   *
   * @param fields numbers by names, in units or seconds; one that is in no range is told by {@link
   *     Policies#faults}
   */
  public static Policy policy(Map<String, Long> fields) {
    Policy.Builder policy =
        Policy.newBuilder(Policies.DEFAULT)
            .setOwnFields(names(field -> fields.containsKey(field.name())));
    fields.forEach((name, number) -> PolicyField.valueOf(name).set(policy, number));
    return policy.build();
  }

  /** The least that a field may be, by its name. */
  public static long least(String name) {
    return PolicyField.valueOf(name).min;
  }

  /** The most. */
  public static long most(String name) {
    return PolicyField.valueOf(name).max;
  }

  /** The fields that are the policy's own. An older version's are those not as built in. */
  public static List<String> own(Policy policy) {
    return policy.getOwnFields() == null
        ? names(field -> field.of(policy) != field.of(Policies.DEFAULT))
        : policy.getOwnFields();
  }

  /**
   * What is said by a policy and the one that lies over it.
   *
   * @return one whose own fields are those of `upper`
   */
  public static Policy over(Policy lower, Policy upper) {
    Policy both = laidOver(lower, upper);
    if (both.getHoldSeconds() <= both.getHoldSecondsMax()) {
      return both;
    }
    Policy.Builder fitting = Policy.newBuilder(both);
    if (!isOwn(holdSeconds, both)) {
      fitting.setHoldSeconds(both.getHoldSecondsMax());
    } else if (!isOwn(holdSecondsMax, both)) {
      fitting.setHoldSecondsMax(both.getHoldSeconds());
    }
    return fitting.build();
  }

  /** The same, but nothing gives way. */
  static Policy laidOver(Policy lower, Policy upper) {
    List<String> own = own(upper);
    Policy.Builder both = Policy.newBuilder(lower).setOwnFields(own);
    for (PolicyField field : PolicyField.values()) {
      if (own.contains(field.name())) {
        field.set(both, field.of(upper));
      }
    }
    return both.build();
  }

  /** How a policy stands in commands, in the log and in levels: it says nothing of defaults. */
  public static Policy kept(Policy policy) {
    Policy kept = over(Policies.DEFAULT, policy);
    Policy asOfOld = Policy.newBuilder(kept).setOwnFields(null).build();
    return own(asOfOld).equals(kept.getOwnFields()) ? asOfOld : kept;
  }

  /**
   * An item's policy with single fields changed, as it is kept.
   *
   * @param change whose own fields the item gets
   * @param reset fields that are the item's own no longer
   */
  public static Policy changed(Policy policy, Policy change, List<String> reset) {
    List<String> before = own(policy);
    List<String> changed = own(change);
    List<String> own =
        names(
            field ->
                changed.contains(field.name())
                    || (before.contains(field.name()) && !reset.contains(field.name())));
    return kept(Policy.newBuilder(laidOver(policy, change)).setOwnFields(own).build());
  }

  /**
   * Whether holds would by default run longer than they may. What a reset field will be is not
   * known here; the shop's default gives way.
   *
   * @param policy an item's in force
   */
  public static boolean contradicts(Policy policy, Policy change, List<String> reset) {
    Policy next = laidOver(policy, change);
    return next.getHoldSeconds() > next.getHoldSecondsMax()
        && !reset.contains(holdSeconds.name())
        && !reset.contains(holdSecondsMax.name());
  }

  private static boolean isOwn(PolicyField field, Policy policy) {
    return policy.getOwnFields().contains(field.name());
  }

  private static List<String> names(Predicate<PolicyField> which) {
    return Arrays.stream(PolicyField.values())
        .filter(which)
        .map(PolicyField::name)
        .collect(Collectors.toUnmodifiableList());
  }
}
