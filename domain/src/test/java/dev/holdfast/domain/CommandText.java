package dev.holdfast.domain;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.Rest;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands as text: `confirm`, `confirm 3 of r2`, `confirm 3 keep`, `returned 2 of r1`, `extend
 * 600`, `counted 7 at 3 unshipped 2`, `adjusted -2`, `policy holdSecondsMax=60`. The reservation is
 * r1 unless it says otherwise.
 */
public final class CommandText {
  private static final Set<CommandKind> ABOUT_HOLDS =
      Set.of(CommandKind.confirm, CommandKind.release, CommandKind.extend);

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?<kind>[a-z]+)(?: (?<number>-?\\d+))?(?<keep> keep)?(?: of (?<of>\\S+))?(?: at"
              + " (?<at>\\d+))?(?: unshipped (?<unshipped>\\d+))?(?:"
              + " (?<field>\\w+)=(?<value>\\d+))?");

  private CommandText() {}

  /** The command that `text` says, stamped with `seq`. */
  public static Command command(String id, String text, long seq) {
    Matcher words = COMMAND.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException(text);
    }
    CommandKind kind = CommandKind.valueOf(words.group("kind"));
    Long number = number(words.group("number"));
    String of = words.group("of") == null && ABOUT_HOLDS.contains(kind) ? "r1" : words.group("of");
    boolean isExtend = kind == CommandKind.extend;
    return Command.newBuilder()
        .setItem(ItemLog.ITEM)
        .setCommand(id)
        .setKind(kind)
        .setSeq(seq)
        .setAt(0)
        .setReservation(of)
        .setQuantity(isExtend ? null : number)
        .setHoldSeconds(isExtend ? Integer.valueOf(number.intValue()) : null)
        .setReason(kind == CommandKind.adjusted ? "damaged" : null)
        .setCountedAtSeq(number(words.group("at")))
        .setIncludesUnshipped(number(words.group("unshipped")))
        .setRest(words.group("keep") == null ? null : Rest.keep)
        .setPolicy(policy(words.group("field"), words.group("value")))
        .build();
  }

  private static Long number(String digits) {
    return digits == null ? null : Long.valueOf(digits);
  }

  private static Policy policy(String field, String value) {
    return field == null ? null : policy(Policies.DEFAULT, field, Long.parseLong(value));
  }

  /** `policy` with one field changed. */
  public static Policy policy(Policy policy, String field, long value) {
    Policy.Builder change = Policy.newBuilder(policy);
    switch (field) {
      case "safetyStock" -> change.setSafetyStock(value);
      case "backorderLimit" -> change.setBackorderLimit(value);
      case "holdSeconds" -> change.setHoldSeconds((int) value);
      case "holdSecondsMax" -> change.setHoldSecondsMax((int) value);
      case "quantityMax" -> change.setQuantityMax(value);
      case "lowStockThreshold" -> change.setLowStockThreshold(value);
      case "highStockThreshold" -> change.setHighStockThreshold(value);
      default -> throw new IllegalArgumentException(field);
    }
    return change.build();
  }
}
