package dev.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShoppersTest {
  @Test
  void byZipfsLawTheFirstIsWantedTwiceAsOftenAsTheSecond() {
    List<String> items = IntStream.range(0, 1_000).mapToObj(i -> "item-" + i).toList();
    Wishes wishes = Shoppers.zipf(items);
    Map<String, Integer> wanted = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      wanted.merge(wishes.next().items().get(0), 1, Integer::sum);
    }

    double first = wanted.get("item-0");
    assertThat(first / wanted.get("item-1")).isBetween(1.9, 2.1);
    assertThat(first / wanted.get("item-9")).isBetween(9.0, 11.0);
    assertThat(wanted.size()).isGreaterThan(990);
  }

  @Test
  void eachOnceEnds() {
    Wishes wishes = Shoppers.eachOnce(List.of("a", "b"));

    assertThat(wishes.next().items()).containsExactly("a");
    assertThat(wishes.next().items()).containsExactly("b");
    assertThat(wishes.next()).isNull();
  }

  @Test
  void aCartWantsDifferentItemsAndEachIsWantedAsOften() {
    List<String> items = IntStream.range(0, 10).mapToObj(i -> "item-" + i).toList();
    Wishes wishes = Shoppers.carts(items, 3);
    Map<String, Integer> wanted = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(wishes.next().items()).hasSize(3).doesNotHaveDuplicates();
      wishes.next().items().forEach(item -> wanted.merge(item, 1, Integer::sum));
    }

    assertThat(wanted.keySet()).hasSameElementsAs(items);
    assertThat(wanted.values()).allMatch(times -> times > 2_700 && times < 3_300);
  }

  @Test
  void idsAreUuidsOfVersionSevenAndNeverTheSame() {
    Wishes wishes = Shoppers.allWant("mug");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      Wish wish = wishes.next();
      ids.add(wish.reservation());
      ids.add(wish.cart());
    }

    assertThat(ids)
        .hasSize(20_000)
        .allMatch(id -> UUID.fromString(id).version() == 7)
        .allMatch(id -> UUID.fromString(id).variant() == 2);
  }
}
