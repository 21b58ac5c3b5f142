package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What everybody promises who names the items of a log. */
public abstract class ItemsConformance extends PortConformance {
  private final String item = "item-" + UUID.randomUUID();

  protected abstract EventLog log();

  /** Those of the log. */
  protected abstract Items items();

  @Test
  void everyItemThatHasRowsIsNamedOnceHoweverManyItHas() {
    List<String> filled = List.of(item + "-a", item, item + "-b");
    for (String each : filled) {
      for (long seq = 1; seq <= 3; seq++) {
        await(log().append(Commits.placed(each, seq, "r" + seq, 1)));
      }
    }
    await(log().read(item + "-none", 0, 1));

    assertThat(named(0, 1))
        .filteredOn(name -> name.startsWith(item))
        .containsExactlyInAnyOrderElementsOf(filled);
  }

  @Test
  void segmentsShareTheItemsAmongThemAndEachIsWalkedByItself() {
    List<String> filled = IntStream.range(0, 40).mapToObj(i -> item + "-" + i).toList();
    for (String each : filled) {
      for (long seq = 1; seq <= 3; seq++) {
        await(log().append(Commits.placed(each, seq, "r" + seq, 1)));
      }
    }

    List<List<String>> bySegment = new ArrayList<>();
    for (int segment = 0; segment < 4; segment++) {
      bySegment.add(named(segment, 4).stream().filter(filled::contains).toList());
    }

    assertThat(bySegment.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(filled);
    assertThat(bySegment).allSatisfy(names -> assertThat(names).hasSizeLessThan(filled.size()));
    assertThat(named(2, 4).stream().filter(filled::contains).toList()).isEqualTo(bySegment.get(2));
  }

  @Test
  void everyRowIsReadOnceEachItemsInOrderAndOneItemAfterTheOther() {
    List<RowKey> filled = new ArrayList<>();
    for (String each : List.of(item + "-a", item, item + "-b")) {
      for (long seq = 1; seq <= 5; seq++) {
        await(log().append(Commits.placed(each, seq, "r" + seq, 1)));
        filled.add(new RowKey(each, seq));
      }
    }

    List<LogPage.Row> all = new ArrayList<>();
    List<List<LogPage.Row>> bySegment = new ArrayList<>();
    for (int segment = 0; segment < 3; segment++) {
      bySegment.add(read(segment, 3));
      all.addAll(bySegment.get(segment));
    }

    assertThat(all).extracting(LogPage.Row::key).containsExactlyInAnyOrderElementsOf(filled);
    assertThat(all)
        .allSatisfy(row -> assertThat(row.commit()).map(Commit::getSeq).hasValue(row.key().seq()));
    for (List<LogPage.Row> rows : bySegment) {
      List<RowKey> keys = rows.stream().map(LogPage.Row::key).toList();
      List<String> names = keys.stream().map(RowKey::item).distinct().toList();
      assertThat(keys)
          .as("each item's by seq, no other between")
          .isEqualTo(
              names.stream()
                  .flatMap(
                      name -> LongStream.rangeClosed(1, 5).mapToObj(seq -> new RowKey(name, seq)))
                  .toList());
    }
  }

  /** In pages of two, those of this test. */
  private List<LogPage.Row> read(int segment, int ofSegments) {
    List<LogPage.Row> rows = new ArrayList<>();
    LogPage page = await(items().rows(segment, ofSegments, Optional.empty(), 2));
    rows.addAll(page.rows());
    while (page.last().isPresent()) {
      page = await(items().rows(segment, ofSegments, page.last(), 2));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
      rows.addAll(page.rows());
    }
    return rows.stream().filter(row -> row.key().item().startsWith(item)).toList();
  }

  private List<String> named(int segment, int ofSegments) {
    List<String> named = new ArrayList<>();
    Optional<String> next = await(items().after(segment, ofSegments, null));
    while (next.isPresent()) {
      named.add(next.get());
      next = await(items().after(segment, ofSegments, next.get()));
    }
    return named;
  }
}
