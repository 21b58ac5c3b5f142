package dev.holdfast.proof.simulate.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether something goes wrong now, and how often it did. Every seed has its own mix: each kind is
 * left out at times, and is rarer or more frequent, so that no kind hides what another would show.
 * A long run has one mix after the other.
 */
public final class Faults {
  /** One thing that went wrong: the kind, and which of its kind. */
  public record Strike(Fault fault, int number) {}

  private static final double SHARE_MAX = 3;
  private static final double[] MIXES = {0, 0, 0.3, 1, 1, SHARE_MAX};

  /** One kind, in this seed. */
  private static final class Kind {
    final Dice dice;
    double rate;
    int chances;
    long count;

    Kind(Dice dice) {
      this.dice = dice;
    }
  }

  private final Map<Fault, Kind> kinds = new EnumMap<>(Fault.class);
  private final Set<Strike> struck = new HashSet<>();
  private final Set<Strike> spared;
  private final Set<Fault> wanted;
  private final Dice mix;
  private final boolean remembers;
  private boolean ceased;

  /**
   * @param spared strikes that shall not happen
   * @param remembers whether {@link #struck} is kept
   */
  public Faults(long seed, Set<Fault> wanted, Set<Strike> spared, boolean remembers) {
    this.spared = spared;
    this.remembers = remembers;
    this.wanted = wanted;
    this.mix = new Dice(seed, "mix of faults");
    for (Fault fault : Fault.values()) {
      kinds.put(fault, new Kind(new Dice(seed, fault.name())));
    }
    mixAnew();
  }

  /** From now on there is another mix. */
  public void mixAnew() {
    for (Fault fault : Fault.values()) {
      double share = MIXES[mix.below(MIXES.length)];
      kinds.get(fault).rate = wanted.contains(fault) ? fault.rate * share : 0;
    }
  }

  public static Set<Fault> all() {
    return EnumSet.allOf(Fault.class);
  }

  /** Whether faults of the kind may come at all. */
  public boolean mayCome(Fault fault) {
    return wanted.contains(fault);
  }

  /** How long it is until one of the kind may come by itself, milliseconds. */
  public long pause(Fault fault) {
    double mean = 1_000 / (fault.rate * SHARE_MAX);
    return 1 + (long) (-mean * Math.log(1 - dice(fault).below(1_000_000) / 1e6));
  }

  /** Whether the one that may come does: as often as the mix wants it. */
  public boolean comes(Fault fault) {
    Kind kind = kinds.get(fault);
    return kind.dice.chance(kind.rate / (fault.rate * SHARE_MAX)) && happens(fault);
  }

  /** Whether it goes wrong at this opportunity. */
  public boolean strikes(Fault fault) {
    Kind kind = kinds.get(fault);
    return kind.rate > 0 && kind.dice.chance(kind.rate) && happens(fault);
  }

  private boolean happens(Fault fault) {
    Kind kind = kinds.get(fault);
    int number = kind.chances++;
    if (ceased || (!spared.isEmpty() && spared.contains(new Strike(fault, number)))) {
      return false;
    }
    kind.count++;
    if (remembers) {
      struck.add(new Strike(fault, number));
    }
    return true;
  }

  /** The dice for how bad it is. */
  public Dice dice(Fault fault) {
    return kinds.get(fault).dice;
  }

  /** From now on all goes well. */
  public void cease() {
    ceased = true;
  }

  public boolean haveCeased() {
    return ceased;
  }

  /** Times each kind went wrong. */
  public Map<Fault, Long> counts() {
    Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    kinds.forEach((fault, kind) -> counts.put(fault, kind.count));
    return counts;
  }

  /** What went wrong, if it is remembered. */
  public Set<Strike> struck() {
    return struck;
  }
}
