package dev.holdfast.domain;

import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A shop's own defaults: for all items, and for those whose ids begin alike. What is said of a
 * longer prefix lies over what is said of a shorter one, field by field, and all over what is built
 * in; an item's own policy lies over them. They are no part of the log: they hold from the next
 * decision on, for every item that does not say otherwise.
 */
public final class ShopPolicies {
  /** For how many prefixes there may be defaults. */
  public static final int PREFIXES_MAX = 100;

  /** As if nothing were set. */
  public static final ShopPolicies NONE = new ShopPolicies(Map.of(), Policies.HOLD_SECONDS_MAX);

  /** By how much a row of the log outlives the hold that it places, however late that expires. */
  private static final Duration MARGIN = Duration.ofDays(1);

  /** What is said of each prefix; "" is always there. */
  private final TreeMap<String, Policy> said;

  /** What comes of it. */
  private final TreeMap<String, Policy> defaults = new TreeMap<>();

  private final int longestHold;

  private ShopPolicies(Map<String, Policy> said, int longestHold) {
    this.said = new TreeMap<>(said);
    this.said.putIfAbsent("", PolicyFields.policy(Map.of()));
    this.longestHold = longestHold;
    this.said.forEach( // a prefix comes before all that begin with it
        (prefix, policy) -> {
          Policy lower = defaultsOf(prefix);
          boolean says = !PolicyFields.own(policy).isEmpty();
          defaults.put(prefix, says ? PolicyFields.over(lower, policy) : lower);
        });
  }

  /**
   * @param byPrefix what is said of items whose ids begin so, in the own fields of a policy; "" is
   *     for all
   * @param retention how long a row stays in the log once it may expire
   */
  public static ShopPolicies of(Map<String, Policy> byPrefix, Duration retention) {
    return new ShopPolicies(byPrefix, longestHold(retention));
  }

  private static int longestHold(Duration retention) {
    long seconds = retention.minus(MARGIN).toSeconds();
    return (int) Math.max(0, Math.min(Policies.HOLD_SECONDS_MAX, seconds));
  }

  /** What is wrong with them, a sentence each; empty if they may be used. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (said.size() > PREFIXES_MAX + 1) {
      faults.add("names more than " + PREFIXES_MAX + " prefixes");
    }
    said.forEach((prefix, policy) -> addFaults(prefix, policy, faults));
    return faults;
  }

  private void addFaults(String prefix, Policy policy, List<String> faults) {
    String where = "of \"" + prefix + "\": ";
    if (!prefix.isEmpty() && !IdGrammar.isId(prefix)) {
      faults.add(where + "no id of an item begins so");
    }
    List<String> outOfRange = Policies.faults(PolicyFields.over(Policies.DEFAULT, policy));
    outOfRange.forEach(fault -> faults.add(where + fault));
    Policy lower =
        prefix.isEmpty() ? Policies.DEFAULT : defaultsOf(prefix.substring(0, prefix.length() - 1));
    Policy both = PolicyFields.laidOver(lower, policy);
    if (outOfRange.isEmpty() && both.getHoldSeconds() > both.getHoldSecondsMax()) {
      faults.add(where + "holdSeconds must not exceed holdSecondsMax, " + both.getHoldSecondsMax());
    }
    if (outOfRange.isEmpty() && !fits(both)) {
      faults.add(
          where
              + ("holdSecondsMax is " + both.getHoldSecondsMax() + ", and must not exceed ")
              + (longestHold + ", a day less than rows stay in the log"));
    }
  }

  /** The longest that a hold may live with this retention, in seconds. */
  public int longestHold() {
    return longestHold;
  }

  /** Whether rows stay in the log for longer than the holds that it permits. */
  private boolean fits(Policy policy) {
    return Math.max(policy.getHoldSeconds(), policy.getHoldSecondsMax()) <= longestHold;
  }

  /** The policy of an item that has none of its own. */
  public Policy defaultsOf(String item) {
    // Of the prefixes up to the item's id, the longest that it begins with comes last. No stream:
    // the job asks for each commit.
    String prefix = defaults.floorKey(item);
    while (prefix != null && !item.startsWith(prefix)) {
      prefix = defaults.lowerKey(prefix);
    }
    return prefix == null ? Policies.DEFAULT : defaults.get(prefix);
  }

  /** Of which prefix an item's default comes; empty if it is built in. */
  public Optional<String> prefixOf(String item, String field) {
    return said.descendingMap().entrySet().stream()
        .filter(each -> item.startsWith(each.getKey()))
        .filter(each -> PolicyFields.own(each.getValue()).contains(field))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The policy in force for an item: its own over the shop's, within what retention allows. */
  @SuppressWarnings("ReferenceEquality") // the object says that nothing is set
  Policy inForce(Policy defaults, Policy own) {
    if (defaults == Policies.DEFAULT && fits(own)) {
      return own;
    }
    Policy policy = PolicyFields.over(defaults, own);
    if (fits(policy)) {
      return policy;
    }
    return Policy.newBuilder(policy)
        .setHoldSeconds(Math.min(policy.getHoldSeconds(), longestHold))
        .setHoldSecondsMax(Math.min(policy.getHoldSecondsMax(), longestHold))
        .build();
  }

  /** A level as it is folded and kept, with the policy in force for its item. */
  public StockLevel inForce(StockLevel level) {
    return Levels.with(level, inForce(defaultsOf(level.getItem()), level.getPolicy()));
  }

  /** By which two processes see whether theirs are the same; 0 to 2^48 - 1. */
  public long fingerprint() {
    StringBuilder text = new StringBuilder().append(longestHold);
    said.forEach((prefix, policy) -> text.append('\n').append(prefix).append(' ').append(policy));
    byte[] hash = ContentHash.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong() >>> Short.SIZE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShopPolicies
        && said.equals(((ShopPolicies) other).said)
        && longestHold == ((ShopPolicies) other).longestHold;
  }

  @Override
  public int hashCode() {
    return Objects.hash(said, longestHold);
  }
}
