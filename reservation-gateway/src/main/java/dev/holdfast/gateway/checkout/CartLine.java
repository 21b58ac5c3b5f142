package dev.holdfast.gateway.checkout;

import dev.holdfast.gateway.http.Fields;
import dev.holdfast.schema.Hold;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A hold of a cart, as whoever asks for something about it names it. */
record CartLine(String item, String reservation) {
  /** The most that are commanded at once, as many as are placed at once. */
  static final int LINES_MAX = 50;

  static CartLine of(Hold hold) {
    return new CartLine(hold.getItem(), hold.getReservation());
  }

  /** Those that the body names; empty if it leaves that to what is known. */
  static List<CartLine> read(Fields fields) {
    if (!fields.has("lines")) {
      return List.of();
    }
    List<CartLine> lines =
        fields.list("lines", LINES_MAX).stream()
            .map(line -> new CartLine(line.id("item"), line.id("reservation")))
            .toList();
    Set<CartLine> met = new HashSet<>();
    lines.stream()
        .filter(line -> !met.add(line))
        .distinct()
        .forEach(line -> fields.fault("lines must name " + line.inWords() + " once"));
    return lines;
  }

  String inWords() {
    return "reservation " + reservation + " of item " + item;
  }
}
