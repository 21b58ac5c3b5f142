package dev.holdfast.gateway.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.shelf.ShelfPage.Wanted;
import dev.holdfast.schema.Availability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A shelf and its pages against the plainest way to say what they are. */
class ShelfProperties {
  private static final List<String> ITEMS =
      List.of("Mug", "mug-blue", "mug-red", "pot", "POT-blue", "jug:1", "jug:2", "~");

  @Provide
  Arbitrary<List<Availability>> rows() {
    return Combinators.combine(
            Arbitraries.of(ITEMS),
            Arbitraries.longs().between(1, 9),
            Arbitraries.longs().between(0, 99))
        .as((item, seq, salt) -> Rows.row(item, seq, left(item, seq)))
        .list()
        .ofMaxSize(60);
  }

  /** One seq of an item always tells the same. */
  private static long left(String item, long seq) {
    return Math.floorMod(item.hashCode() * 31L + seq * 17, 12) - 2L;
  }

  @Provide
  Arbitrary<ItemFilter> filters() {
    return Combinators.combine(
            Arbitraries.of("", "mug", "blue", "MUG blue", "o", "1", "none").list().ofMaxSize(2),
            Arbitraries.of("", "", "mug", "m", "M", "jug:"),
            Arbitraries.of("in-stock", "low-stock", "sold-out").set().ofMaxSize(2),
            Arbitraries.of(false, false, true),
            Arbitraries.of(ITEMS).set().ofMaxSize(3))
        .as(
            (words, prefix, statuses, onlyShort, items) ->
                new ItemFilter(
                    words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
                    prefix,
                    statuses,
                    onlyShort,
                    items));
  }

  @Property
  void inWhateverOrderAndHoweverOftenRowsComeTheNewestOfEachItemIsListed(
      @ForAll("rows") List<Availability> rows,
      @ForAll("filters") ItemFilter filter,
      @ForAll Sort sort,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    Shelf shelf = new Shelf(1_000);
    rows.forEach(row -> shelf.put(row, row.getSeq()));

    List<Availability> listed = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      var after = listed.isEmpty() ? Optional.<Sort.Place>empty() : sort.place(next.get());
      ShelfPage page = ShelfPage.read(shelf, new Wanted(filter, sort, after, limit));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
      assertThat(page.matching()).isEqualTo(model(rows, filter, sort).size());
      listed.addAll(page.rows());
      next = page.next();
    }

    assertThat(listed).isEqualTo(model(rows, filter, sort));
  }

  private static List<Availability> model(List<Availability> rows, ItemFilter filter, Sort sort) {
    Map<String, Availability> newest = new TreeMap<>();
    for (Availability row : rows) {
      newest.merge(row.getItem(), row, (one, other) -> one.getSeq() < other.getSeq() ? other : one);
    }
    Comparator<Availability> byItem = Comparator.comparing(Availability::getItem);
    return newest.values().stream()
        .filter(row -> row.getItem().startsWith(filter.prefix()))
        .filter(row -> filter.items().isEmpty() || filter.items().contains(row.getItem()))
        .filter(row -> filter.statuses().isEmpty() || filter.statuses().contains(row.getStatus()))
        .filter(row -> !filter.onlyShort() || row.getShortfall() > 0)
        .filter(
            row ->
                filter.words().stream()
                    .allMatch(word -> row.getItem().toLowerCase(Locale.ROOT).contains(word)))
        .sorted(
            sort == Sort.ITEM
                ? byItem
                : Comparator.comparing(Availability::getAvailable).thenComparing(byItem))
        .toList();
  }

  @Property
  void whoReadsInTheOrderOfComingHasTheNewestOfEachItemInTheEnd(
      @ForAll("rows") List<Availability> rows, @ForAll @IntRange(max = 20) int readAfter) {
    Shelf shelf = new Shelf(1_000);
    Map<String, Availability> read = new TreeMap<>();
    long position = 0;
    for (int i = 0; i < rows.size(); i++) {
      shelf.put(rows.get(i), 0);
      if (i == readAfter) {
        position = readOn(shelf, position, read);
      }
    }
    readOn(shelf, position, read);

    Set<Availability> newest = Set.copyOf(model(rows, all(), Sort.ITEM));
    assertThat(read.values().stream().collect(Collectors.toSet())).isEqualTo(newest);
    assertThat(shelf.after(0)).hasSize(newest.size());
  }

  private static ItemFilter all() {
    return new ItemFilter(List.of(), "", Set.of(), false, Set.of());
  }

  private static long readOn(Shelf shelf, long position, Map<String, Availability> read) {
    long at = position;
    for (ShelfRow row : shelf.after(position)) {
      assertThat(row.number()).isGreaterThan(at);
      at = row.number();
      read.put(row.row().getItem(), row.row());
    }
    return at;
  }
}
