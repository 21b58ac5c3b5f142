package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.LogText;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aNoteIsItsMatterAndWhatItIsAbout() {
    assertThat(Note.expiry("r1").encoded()).isEqualTo("EXPIRY/r1");
    assertThat(Note.holdMemory(LogText.expiredHold().setSeq(7).build()).encoded())
        .isEqualTo("HOLD_MEMORY/r1/7");
    assertThat(Note.commandMemory("c1").encoded()).isEqualTo("COMMAND_MEMORY/c1");
    assertThat(Note.stamp(7).encoded()).isEqualTo("STAMP/7");
    assertThat(Note.proposal("p1", Subject.hold("r1")).encoded()).isEqualTo("PROPOSAL/p1/r1");
    assertThat(Note.proposal("p1", Subject.independent("p1")).encoded())
        .isEqualTo("PROPOSAL/p1//p1");
    assertThat(Note.decode("EXPIRY/r1").reservation()).isEqualTo("r1");
    assertThat(Note.decode("COMMAND_MEMORY/a/b").command()).isEqualTo("a/b");
    assertThat(Note.decode("STAMP/7").stamp()).isEqualTo(7);
    assertThat(Note.decode("HOLD_MEMORY/r1/7").reservation()).isEqualTo("r1");
    assertThat(Note.decode("HOLD_MEMORY/r1/7").seqOfHold()).hasValue(7);
    assertThat(Note.decode("HOLD_MEMORY/r1").reservation()).isEqualTo("r1");
    assertThat(Note.decode("HOLD_MEMORY/r1").seqOfHold()).isEmpty();
    assertThat(Note.decode("PROPOSAL/p1//p1").proposal()).isEqualTo("p1");
    assertThat(Note.decode("PROPOSAL/p1//p1").subject()).isEqualTo(Subject.independent("p1"));
    assertThatThrownBy(() -> Note.stamp(7).reservation())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("STAMP/7 is not about a hold");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPIRY/r:1",
        "HOLD_MEMORY/r1/7",
        "HOLD_MEMORY/r1",
        "COMMAND_MEMORY/c1",
        "STAMP/7",
        "PROPOSAL/p1/r1",
        "PROPOSAL/p1//p1"
      })
  void aNoteIsReadBackAsItWasWritten(String encoded) {
    assertThat(Note.decode(encoded).encoded()).isEqualTo(encoded);
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
