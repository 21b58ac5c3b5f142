package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody promises who names the items of a log. */
public abstract class ItemsConformance extends PortConformance {
  private final String item = "item-" + UUID.randomUUID();

  protected abstract EventLog log();

  /** Those of the log. */
  protected abstract Items items();

  @Test
  void everyItemThatHasRowsIsNamedOnceHoweverManyItHas() {
    List<String> named = new ArrayList<>();
    List<String> filled = List.of(item + "-a", item, item + "-b");
    for (String each : filled) {
      for (long seq = 1; seq <= 3; seq++) {
        await(log().append(Commits.placed(each, seq, "r" + seq, 1)));
      }
    }
    await(log().read(item + "-none", 0, 1));

    Optional<String> next = await(items().after(null));
    while (next.isPresent()) {
      named.add(next.get());
      next = await(items().after(next.get()));
    }

    assertThat(named)
        .filteredOn(name -> name.startsWith(item))
        .containsExactlyInAnyOrderElementsOf(filled);
  }
}
