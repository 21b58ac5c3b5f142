package dev.holdfast.domain.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommitFaults;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.RecentCommits;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.StockStatus;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** However large, small or missing what a log and its commands say: nothing overflows or throws. */
class ExtremesProperties {
  private static final DeciderSettings SETTINGS =
      new DeciderSettings(Duration.ofSeconds(3), Duration.ofHours(25));

  @Provide
  static Arbitrary<List<Event>> events() {
    return Extremes.events().list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  static Arbitrary<Command> commands() {
    return Extremes.commands();
  }

  @Provide
  static Arbitrary<Policy> policies() {
    return Extremes.permittedPolicies();
  }

  @Provide
  static Arbitrary<Long> times() {
    return Arbitraries.of(0L, 1L, 1_700_000_000_000L, CommitFaults.NUMBER_MAX, Long.MAX_VALUE);
  }

  @Property
  void whatTheLogMayTellIsFoldedAndDecidedOn(
      @ForAll List<@From("events") List<Event>> log,
      @ForAll List<@From("commands") Command> commands,
      @ForAll @From("times") long at) {
    foldAndDecide(log, commands, at);
  }

  @Tag("exhaustive")
  @Property(tries = 200_000)
  void whateverTheLogMayTellIsFoldedAndDecidedOn(
      @ForAll List<@From("events") List<Event>> log,
      @ForAll List<@From("commands") Command> commands,
      @ForAll @From("times") long at) {
    foldAndDecide(log, commands, at);
  }

  private static void foldAndDecide(List<List<Event>> log, List<Command> commands, long at) {
    List<Proposal> proposals = new ArrayList<>();
    Decider decider = new Decider(new MemoryState(), new Now(at, proposals), SETTINGS);
    StockLevel level = Levels.empty("mug");
    RecentCommits recent = new RecentCommits(0, 0);
    commands.forEach(command -> decider.onCommand(command, at));
    for (List<Event> events : log) {
      Commit commit =
          new Commit("mug", level.getSeq() + 1, "id" + level.getSeq(), at, events, null);
      if (CommitFaults.of(commit).isEmpty()) {
        level = StockFold.apply(level, commit);
        recent.add(commit);
        decider.onCommit(commit);
        commands.forEach(command -> decider.onCommand(command, at));
      }
    }
    decider.onTime(at);
    assertThat(BigInteger.valueOf(level.getOnHand())).isEqualTo(onHand(recent.commits()));
    assertThat(Levels.available(level)).isNotNegative();
    assertThat(Levels.shortfall(level)).isNotNegative();
    assertThat(StockStatus.of(level)).isNotNull();
    for (Proposal proposal : proposals) {
      StockLevel now = level;
      List<Event> decided =
          ProposalEvents.of(
              proposal,
              level,
              seq -> recent.stockAt(seq, now.getOnHand()),
              Math.min(at, CommitFaults.NUMBER_MAX));
      assertThat(decided).isNotEmpty();
    }
  }

  private static BigInteger onHand(List<Commit> commits) {
    return commits.stream()
        .flatMap(commit -> commit.getEvents().stream())
        .map(event -> BigInteger.valueOf(event.getOnHandDelta()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Property
  void aHoldIsAcceptedOnlyWithinWhatIsThereWhateverThePolicy(
      @ForAll @From("policies") Policy policy,
      @ForAll("stock") long onHand,
      @ForAll("stock") long reserved,
      @ForAll("quantities") long quantity,
      @ForAll("seconds") int seconds) {
    StockLevel level = new StockLevel("mug", 1L, 1L, onHand, reserved, policy, null);
    ReserveRequest wanted =
        new ReserveRequest("mug", "r1", "cart", quantity, OptionalInt.of(seconds));
    ReserveDecision decision = Reserve.decide(level, wanted, 1_700_000_000_000L);

    BigInteger left =
        BigInteger.valueOf(onHand)
            .subtract(BigInteger.valueOf(reserved))
            .subtract(BigInteger.valueOf(policy.getSafetyStock()))
            .add(BigInteger.valueOf(policy.getBackorderLimit()));
    boolean fits =
        BigInteger.valueOf(quantity).compareTo(left) <= 0
            && quantity <= policy.getQuantityMax()
            && seconds <= policy.getHoldSecondsMax();
    assertThat(decision.isAccepted()).isEqualTo(fits);
    if (fits) {
      assertThat(decision.event().getExpiresAt()).isEqualTo(1_700_000_000_000L + seconds * 1_000L);
    }
  }

  /** As much as a log may add up to: a thousand of its largest numbers. */
  @Provide
  static Arbitrary<Long> stock() {
    long most = 1_000 * CommitFaults.NUMBER_MAX / 2;
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-10, 10),
        Arbitraries.of(-most, -1_000_000L, 1_000_000L, 1_000_001L, most));
  }

  @Provide
  static Arbitrary<Long> quantities() {
    return Arbitraries.of(1L, 5L, 999_999L, 1_000_000L);
  }

  @Provide
  static Arbitrary<Integer> seconds() {
    return Arbitraries.of(1, 60, 2_591_999, 2_592_000);
  }

  /** Time stands still, and proposals are taken down. */
  private record Now(long now, List<Proposal> proposals) implements DeciderContext {
    @Override
    public void callAt(long time) {}

    @Override
    public void propose(Proposal proposal) {
      proposals.add(proposal);
    }
  }
}
