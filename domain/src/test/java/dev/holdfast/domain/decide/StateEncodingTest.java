package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.LogText;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands in savepoints: a later version must read it, so it never changes. */
class StateEncodingTest {
  @Test
  void aSubjectIsItsReservationOrAProposalAfterASlash() {
    assertThat(Subject.hold("r:1").encoded()).isEqualTo("r:1");
    assertThat(Subject.independent("c1").encoded()).isEqualTo("/c1");
    assertThat(Subject.decode("r:1")).isEqualTo(Subject.hold("r:1"));
    assertThat(Subject.decode("r:1").reservation()).isEqualTo("r:1");
    assertThat(Subject.decode("/c1").proposal()).isEqualTo("c1");
    assertThatThrownBy(() -> Subject.hold("r1").proposal())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Subject.independent("c1").reservation())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPlaceIsAReservationOrASeqAfterASlash() {
    assertThat(Place.queueOf("r1").encoded()).isEqualTo("r1");
    assertThat(Place.waitingFor(7).encoded()).isEqualTo("/7");
    assertThat(Place.decode("r1").reservation()).isEqualTo("r1");
    assertThat(Place.decode("/7").stamp()).isEqualTo(7);
    assertThatThrownBy(() -> Place.queueOf("7").stamp()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Place.waitingFor(7).reservation())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aNoteIsItsMatterAndAnId() {
    assertThat(Note.expiry("r1").encoded()).isEqualTo("EXPIRY/r1");
    assertThat(Note.holdMemory(LogText.expiredHold().setSeq(7).build()).encoded())
        .isEqualTo("HOLD_MEMORY/r1/7");
    assertThat(Note.commandMemory("c1").encoded()).isEqualTo("COMMAND_MEMORY/c1");
    assertThat(Note.stamp(7).encoded()).isEqualTo("STAMP/7");
    assertThat(Note.decode("COMMAND_MEMORY/a/b").id()).isEqualTo("a/b");
    assertThat(Note.decode("STAMP/7").seq()).isEqualTo(7);
    assertThat(Note.decode("HOLD_MEMORY/r1/7").reservation()).isEqualTo("r1");
    assertThat(Note.decode("HOLD_MEMORY/r1/7").seqOfHold()).hasValue(7);
    assertThat(Note.decode("HOLD_MEMORY/r1").reservation()).isEqualTo("r1");
    assertThat(Note.decode("HOLD_MEMORY/r1").seqOfHold()).isEmpty();
    for (Note.Matter matter : Note.Matter.values()) {
      assertThat(Note.decode(matter + "/x").matter()).isEqualTo(matter);
    }
  }

  @Test
  void aBucketsEntriesAreNumberedFromNought() {
    MemoryTable<Long, Integer> sizes = new MemoryTable<>();
    MemoryTable<String, String> entries = new MemoryTable<>();
    Buckets<String> buckets = new Buckets<>(sizes, entries);
    buckets.add(53_000, "a");
    buckets.add(53_000, "b");
    assertThat(sizes.rows()).isEqualTo(Map.of(53_000L, 2));
    assertThat(entries.rows()).isEqualTo(Map.of("53000/0", "a", "53000/1", "b"));
  }

  @Test
  void anItemsStateIsMadeUpOfThem() {
    Shop shop = new Shop().knows("receive 9, place 5 until 90").tells("receive 1");
    shop.takes("c1", "confirm");
    MemoryState state = shop.decide.state();
    assertThat(state.queued().rows()).isEqualTo(Map.of("c1", "/3"));
    assertThat(state.waitingSizes().rows()).isEqualTo(Map.of(3L, 1));
    assertThat(state.waiting().rows()).containsOnlyKeys("3/0");
    assertThat(state.agenda().rows())
        .isEqualTo(Map.of("93000/0", "EXPIRY/r1", "600000/0", "STAMP/3"));

    shop.seesAll();
    assertThat(state.queued().rows()).isEqualTo(Map.of("c1", "r1"));
    assertThat(state.work().rows()).containsOnlyKeys("r1");
    assertThat(state.work().rows().get("r1").getPending()).isEqualTo("c1");
  }

  @Test
  void theBacklogIsAChainOfSubjectsThatEndsAtItself() {
    Shop shop = new Shop().knows("receive 9");
    IntStream.range(0, Backlog.PROPOSED_MAX + 2).forEach(i -> shop.takes("s" + i, "received 1"));
    MemoryState state = shop.decide.state();
    assertThat(state.line().rows()).isEqualTo(Map.of("/s50", "/s51", "/s51", "/s51"));
    assertThat(state.itemWork().getProposed()).isEqualTo(50);
    assertThat(state.itemWork().getFirst()).isEqualTo("/s50");
    assertThat(state.itemWork().getLast()).isEqualTo("/s51");
  }
}
