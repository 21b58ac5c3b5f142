package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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
