package dev.holdfast.gateway.stream;

import static dev.holdfast.gateway.shelf.Rows.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.shelf.ItemFilter;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.Shelves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shelf, and what a listener to it hears. */
abstract class Subscribed {
  static final ItemFilter ALL = new ItemFilter(List.of(), "", Set.of(), false, Set.of());
  static final AlertFilter ALERTS = new AlertFilter(Set.of());
  static final Pattern EVENT = Pattern.compile("event: (\\S+)\nid: (\\S+)\ndata: (.+)\n\n");
  static final long LONG_AGO = 1_000_000;
  final Shelf shelf = Shelves.empty();
  Position heard;

  void put(String item, long seq, long left, long changedAt) {
    Shelves.put(shelf, row(item, seq, left), changedAt);
  }

  /** What is sent next, as "item seq change"; or "live". */
  List<String> next(Subscription subscription) {
    String text = new String(subscription.next(), UTF_8);
    List<String> told = new ArrayList<>();
    Matcher events = EVENT.matcher(text);
    int end = 0;
    while (events.find()) {
      assertThat(events.start()).isEqualTo(end);
      end = events.end();
      heard = Position.parse(events.group(2)).orElseThrow();
      told.add(
          switch (events.group(1)) {
            case "live" -> "live";
            case "alert" -> "alert " + value(events.group(3), "id").orElseThrow();
            default -> told(events.group(3));
          });
    }
    assertThat(end).isEqualTo(text.length());
    return told;
  }

  static String told(String data) {
    return String.join(
            " ",
            value(data, "item").orElseThrow(),
            value(data, "seq").orElseThrow(),
            value(data, "change").orElse(""))
        .strip();
  }

  static Optional<String> value(String data, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(data);
    return value.find() ? Optional.of(value.group(1)) : Optional.empty();
  }
}
