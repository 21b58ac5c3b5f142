package dev.holdfast.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnTableTest {
  private final Map<String, Integer> stored = new HashMap<>(Map.of("a", 1));
  private final List<String> calls = new ArrayList<>();
  private final TurnTable<String, Integer> table = new TurnTable<>(new Recorded());

  @Test
  void whatWasReadIsNotReadAgainAlsoIfItIsNotThere() {
    assertThat(table.get("a")).isEqualTo(1);
    assertThat(table.get("a")).isEqualTo(1);
    assertThat(table.get("b")).isNull();
    assertThat(table.get("b")).isNull();
    table.end();

    assertThat(calls).containsExactly("get a", "get b");
  }

  @Test
  void whatWasChangedIsSeenAtOnceAndWrittenOnceAtTheEnd() {
    table.put("a", 2);
    table.put("a", 3);
    table.put("b", 4);
    table.remove("b");
    assertThat(table.get("a")).isEqualTo(3);
    assertThat(table.get("b")).isNull();
    assertThat(calls).isEmpty();
    table.end();

    assertThat(calls).containsExactlyInAnyOrder("put a 3", "remove b");
    assertThat(stored).isEqualTo(Map.of("a", 3));
  }

  @Test
  void whatWasNotThereNeedNotBeRemoved() {
    table.get("b");
    table.put("b", 4);
    table.remove("b");
    table.end();

    assertThat(calls).containsExactly("get b");
  }

  @Test
  void theNextTurnReadsAnew() {
    table.get("a");
    table.end();
    stored.put("a", 7);

    assertThat(table.get("a")).isEqualTo(7);
    table.end();
    assertThat(calls).containsExactly("get a", "get a");
  }

  private final class Recorded implements Table<String, Integer> {
    @Override
    public Integer get(String key) {
      calls.add("get " + key);
      return stored.get(key);
    }

    @Override
    public void put(String key, Integer value) {
      calls.add("put " + key + " " + value);
      stored.put(key, value);
    }

    @Override
    public void remove(String key) {
      calls.add("remove " + key);
      stored.remove(key);
    }
  }
}
