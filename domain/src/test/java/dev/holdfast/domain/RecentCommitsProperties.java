package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Who starts from a snapshot, or has forgotten, knows the same of what he still sees. */
class RecentCommitsProperties {
  @Property(tries = 500)
  void foldingFromASnapshotGivesTheSameAsFoldingFromTheBeginning(
      @ForAll("logs") String text, @ForAll @IntRange(max = 20) int cut) {
    ItemLog whole = LogText.log(text);
    int snapshot = Math.min(cut, whole.commits().size());
    ItemLog first = new ItemLog();
    whole.commits().subList(0, snapshot).forEach(c -> first.append(c.getAt(), c.getEvents()));

    StockLevel level = first.level();
    RecentCommits recent = new RecentCommits(snapshot, level.getAt());
    for (Commit commit : whole.commits().subList(snapshot, whole.commits().size())) {
      level = StockFold.apply(level, commit);
      recent.add(commit);
    }

    assertThat(level).isEqualTo(whole.level());
    for (String reservation : List.of("r1", "r2")) {
      Hold known = first.hold(reservation);
      assertThat(recent.bringUpToDate(reservation, known)).isEqualTo(whole.hold(reservation));
    }
  }

  @Property(tries = 500)
  void forgettingChangesNoAnswerAboutWhatIsStillKnown(
      @ForAll("logs") String text,
      @ForAll @IntRange(max = 20_000) int before,
      @ForAll @IntRange(max = 30) int eventsMax) {
    ItemLog log = LogText.log(text);
    long onHand = log.level().getOnHand();
    RecentCommits all = new RecentCommits(0, 0);
    RecentCommits some = new RecentCommits(0, 0);
    log.commits().forEach(all::add);
    log.commits().forEach(some::add);

    some.forget(before, Long.MAX_VALUE, eventsMax);

    assertThat(some.commits().stream().mapToInt(c -> c.getEvents().size()).sum())
        .isLessThanOrEqualTo(eventsMax);
    for (long seq = some.beginsAfter(); seq <= log.tail(); seq++) {
      assertThat(onHandAt(some, seq, onHand)).isEqualTo(onHandAt(all, seq, onHand));
      for (String id : List.of("r1", "r2", "c1", "c2")) {
        assertThat(some.touchedAfter(seq, id)).isEqualTo(all.touchedAfter(seq, id));
        assertThat(some.answeredAfter(seq, id)).isEqualTo(all.answeredAfter(seq, id));
      }
    }
  }

  @Property(tries = 500)
  void readingBackGivesTheSameAsHavingBegunEarlier(
      @ForAll("logs") String text,
      @ForAll @IntRange(max = 20) int begin,
      @ForAll @IntRange(max = 20) int first) {
    ItemLog log = LogText.log(text);
    int tail = (int) log.tail();
    int to = Math.min(begin, tail);
    int from = Math.min(first, to);
    RecentCommits early = new RecentCommits(from, 0);
    RecentCommits late = new RecentCommits(to, 0);
    log.commits().subList(from, tail).forEach(early::add);
    log.commits().subList(to, tail).forEach(late::add);

    late.prepend(from, 0, log.commits().subList(from, tail));

    assertThat(late.commits()).isEqualTo(early.commits());
    assertThat(late.beginsAfter()).isEqualTo(from);
    for (String id : List.of("r1", "r2", "c1", "c2")) {
      assertThat(late.bringUpToDate(id, null)).isEqualTo(early.bringUpToDate(id, null));
      for (long seq = from; seq <= tail; seq++) {
        assertThat(late.touchedAfter(seq, id)).isEqualTo(early.touchedAfter(seq, id));
        assertThat(late.answeredAfter(seq, id)).isEqualTo(early.answeredAfter(seq, id));
      }
    }
    late.forget(Long.MAX_VALUE, Long.MAX_VALUE, 0);
    assertThat(late.touchedAfter(0, "r1") || late.touchedAfter(0, "r2")).isFalse();
  }

  @Provide
  Arbitrary<String> logs() {
    Arbitrary<String> event =
        Arbitraries.of(
            "place 2 until 90",
            "place 3 until 95 as r2",
            "confirm 2 of 1",
            "confirm 1 of 2 as r2",
            "release 2 of 1 by c1",
            "expire 3 of 2 as r2 by c2",
            "extend of 1 until 99 by c2",
            "release duplicate 2 of 3 until 99",
            "late confirm 1 of 1",
            "receive 5 by c1",
            "reject by c2",
            "gift 1");
    Arbitrary<String> commit = event.list().ofMinSize(1).ofMaxSize(3).map(e -> join(" + ", e));
    return commit.list().ofMinSize(1).ofMaxSize(20).map(commits -> join(", ", commits));
  }

  private static Optional<Long> onHandAt(RecentCommits commits, long seq, long onHandNow) {
    return commits.stockAt(seq, onHandNow).map(PastStock::onHand);
  }

  private static String join(String by, List<String> parts) {
    return String.join(by, parts);
  }
}
