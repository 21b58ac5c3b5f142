package dev.holdfast.domain.decide;

import java.util.Scanner;

/** Where the units of one hold are, in plain numbers; and what a command about it comes to. */
final class PartsModel {
  long open;
  long sold;
  long back;
  long released;
  long onHand;
  private final long placed;
  private long lapsed;

  /** Whether each confirm sells units of its own. */
  private boolean inParts;

  PartsModel(long placed, long onHand) {
    this.placed = placed;
    this.open = placed;
    this.onHand = onHand;
  }

  void expire() {
    lapsed += open;
    open = 0;
  }

  String status() {
    if (open > 0) {
      return "held";
    }
    if (sold > 0) {
      return "confirmed";
    }
    return lapsed > 0 ? "expired" : "released";
  }

  /** The events, as text. */
  String decide(String command) {
    try (Scanner words = new Scanner(command)) {
      String verb = words.next();
      long units = words.hasNextInt() ? words.nextInt() : 0;
      boolean keep = command.endsWith("keep");
      return switch (verb) {
        case "confirm" -> confirm(units, keep);
        case "release" -> release(units);
        case "returned" -> takeBack(units);
        default -> adjust(units);
      };
    }
  }

  private String confirm(long units, boolean keep) {
    long left = open + lapsed;
    if (left == 0) {
      return confirmAgain(units, keep);
    }
    long wanted = units == 0 ? left : units;
    if (wanted > left) {
      return rejected("more-than-held");
    }
    return open > 0 ? inTime(wanted, keep) : late(wanted, keep);
  }

  private String confirmAgain(long units, boolean keep) {
    if (sold == 0) {
      return rejected("released");
    }
    boolean same = units == 0 ? sold == placed : units == sold && !inParts && !keep;
    return same ? "ReservationConfirmed 0 0" : rejected("confirmed");
  }

  private String inTime(long wanted, boolean keep) {
    inParts |= keep;
    sold += wanted;
    open -= wanted;
    onHand -= wanted;
    String told = "ReservationConfirmed -%d -%d".formatted(wanted, wanted);
    if (keep || open == 0) {
      return told;
    }
    long rest = open;
    open = 0;
    released += rest;
    return told + ", ReservationReleased 0 -" + rest;
  }

  private String late(long wanted, boolean keep) {
    if (wanted > onHand) {
      return rejected("expired");
    }
    inParts |= keep;
    sold += wanted;
    onHand -= wanted;
    lapsed -= wanted;
    if (!keep) {
      released += lapsed;
      lapsed = 0;
    }
    return "LateConfirmation -%d 0".formatted(wanted);
  }

  private String release(long units) {
    if (open == 0) {
      boolean again = units == 0 && status().equals("released");
      return again ? "ReservationReleased 0 0" : rejected(status());
    }
    long wanted = units == 0 ? open : units;
    if (wanted > open) {
      return rejected("more-than-held");
    }
    open -= wanted;
    released += wanted;
    return "ReservationReleased 0 -" + wanted;
  }

  private String takeBack(long units) {
    if (units > sold - back) {
      return rejected("more-than-sold");
    }
    back += units;
    onHand += units;
    return "StockReturned +%d 0".formatted(units);
  }

  private String adjust(long units) {
    onHand += units;
    return "StockAdjusted %d 0".formatted(units);
  }

  private static String rejected(String reason) {
    return "CommandRejected 0 0 " + reason;
  }
}
