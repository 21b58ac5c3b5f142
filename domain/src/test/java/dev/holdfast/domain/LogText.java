package dev.holdfast.domain;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DuplicatePlacing;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Logs, holds and events as text, for tables of examples.
 *
 * <p>Commits are parted by commas, events of one commit by `+`: `receive 9, place 5 until 900,
 * confirm 3 of 2 + release 2 of 2`. `of` names the seq of the placing; times are in seconds, and a
 * placing runs until 900 unless it says otherwise. A commit's time is its seq. A confirm that says
 * until when has kept the rest.
 */
public final class LogText {
  /** A kind of event, and what one unit of it adds. */
  private record Kind(String name, long onHand, long reserved) {
    boolean needsCart() {
      return name.equals("ReservationPlaced");
    }

    boolean isStock() {
      return name.startsWith("Stock");
    }
  }

  /** The design's table. */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("place", new Kind("ReservationPlaced", 0, 1)),
          Map.entry("confirm", new Kind("ReservationConfirmed", -1, -1)),
          Map.entry("late confirm", new Kind("LateConfirmation", -1, 0)),
          Map.entry("release", new Kind("ReservationReleased", 0, -1)),
          Map.entry("expire", new Kind("ReservationExpired", 0, -1)),
          Map.entry("release duplicate", new Kind("DuplicateReservationReleased", 0, -1)),
          Map.entry("change", new Kind("ReservationQuantityChanged", 0, 1)),
          Map.entry("extend", new Kind("ReservationExtended", 0, 0)),
          Map.entry("recall", new Kind("ReservationRecalled", 0, 0)),
          Map.entry("return", new Kind("StockReturned", 1, 0)),
          Map.entry("receive", new Kind("StockReceived", 1, 0)),
          Map.entry("reject", new Kind("CommandRejected", 0, 0)),
          Map.entry("gift", new Kind("GiftedByANewerVersion", -1, 0)));

  private static final Pattern EVENT =
      Pattern.compile(
          "(?<verb>[a-z ]+?)(?: (?<quantity>[+-]?\\d+))?(?: of (?<of>\\d+))?"
              + "(?: until (?<until>\\d+))?(?: as (?<as>\\S+))?(?: by (?<by>\\S+))?");

  private LogText() {}

  /** Appends to `log` what `text` tells. */
  public static void append(ItemLog log, String text) {
    for (String commit : text.split(", ", -1)) {
      List<Event> events = Stream.of(commit.split(" \\+ ", -1)).map(LogText::event).toList();
      log.append((log.tail() + 1) * 1000, events);
    }
  }

  public static ItemLog log(String text) {
    ItemLog log = new ItemLog();
    append(log, text);
    return log;
  }

  private static Event event(String text) {
    Matcher words = EVENT.matcher(text.strip());
    if (!words.matches() || !KINDS.containsKey(words.group("verb"))) {
      throw new IllegalArgumentException(text);
    }
    Kind kind = KINDS.get(words.group("verb"));
    Long quantity = number(words.group("quantity"), Long::valueOf);
    boolean isStock = kind.isStock() && words.group("of") == null;
    long units = quantity == null ? 0 : quantity;
    return Event.newBuilder()
        .setKind(kind.name)
        .setOnHandDelta(kind.onHand * units)
        .setReservedDelta(kind.reserved * units)
        .setQuantity(quantity)
        .setReservation(isStock ? null : words.group("as") == null ? "r1" : words.group("as"))
        .setCart(kind.needsCart() ? "c1" : null)
        .setPlacedSeq(number(words.group("of"), Long::valueOf))
        .setExpiresAt(number(until(words), LogText::millis))
        .setCommand(words.group("by"))
        .setHold(kind.name.equals("ReservationRecalled") ? expired(words, units) : null)
        .build();
  }

  /** As its row tells it. */
  private static Hold expired(Matcher words, long units) {
    return expiredHold()
        .setQuantity(units)
        .setPlacedSeq(Long.parseLong(words.group("of")))
        .setExpiresAt(millis(words.group("until")))
        .build();
  }

  /** A hold that has ended long ago. */
  public static Hold.Builder expiredHold() {
    return Hold.newBuilder()
        .setItem(ItemLog.ITEM)
        .setReservation("r1")
        .setCart("c1")
        .setQuantity(1)
        .setConfirmedQuantity(0)
        .setStatus(HoldStatus.expired)
        .setPlacedSeq(1)
        .setPlacedAt(0)
        .setExpiresAt(0)
        .setSeq(0)
        .setAt(0)
        .setDuplicates(List.of());
  }

  private static String until(Matcher words) {
    boolean isPlacing = words.group("verb").equals("place");
    return isPlacing && words.group("until") == null ? "900" : words.group("until");
  }

  private static Long number(String digits, Function<String, Long> read) {
    return digits == null ? null : read.apply(digits);
  }

  private static Long millis(String seconds) {
    return Long.parseLong(seconds) * 1000;
  }

  /** A hold as the log tells it, such as `held 2 of 1 until 900, duplicate 3 of 2 until 950`. */
  public static String text(Hold hold) {
    if (hold == null) {
      return "unknown";
    }
    StringBuilder text = new StringBuilder(hold.getStatus().name());
    text.append(" ").append(hold.getQuantity()).append(" of ").append(hold.getPlacedSeq());
    text.append(" until ").append(hold.getExpiresAt() / 1000);
    if (hold.getConfirmedQuantity() > 0) {
      text.append(" confirmed ").append(hold.getConfirmedQuantity());
    }
    if (hold.getReleasedQuantity() > 0 && hold.getStatus() != HoldStatus.released) {
      text.append(" released ").append(hold.getReleasedQuantity());
    }
    if (hold.getReturnedQuantity() > 0) {
      text.append(" returned ").append(hold.getReturnedQuantity());
    }
    for (DuplicatePlacing duplicate : hold.getDuplicates()) {
      text.append(", duplicate ").append(duplicate.getQuantity());
      text.append(" of ").append(duplicate.getSeq());
      text.append(" until ").append(duplicate.getExpiresAt() / 1000);
    }
    return text.toString();
  }

  /** Kind, deltas, and what else it decides, such as `ReservationExtended 0 0 until 950`. */
  public static String text(Event event) {
    StringBuilder text = new StringBuilder(event.getKind());
    text.append(" ").append(signed(event.getOnHandDelta()));
    text.append(" ").append(signed(event.getReservedDelta()));
    if (EventKind.of(event).orElse(null) == EventKind.CommandRejected) {
      text.append(" ").append(event.getReason());
    }
    if (event.getExpiresAt() != null) {
      text.append(" until ").append(event.getExpiresAt() / 1000);
    }
    return text.toString();
  }

  /** The events of `commits`, one after the other. */
  public static String text(List<Commit> commits) {
    return commits.stream()
        .flatMap(commit -> commit.getEvents().stream())
        .map(LogText::text)
        .collect(Collectors.joining(", "));
  }

  private static String signed(long delta) {
    return delta > 0 ? "+" + delta : Long.toString(delta);
  }
}
