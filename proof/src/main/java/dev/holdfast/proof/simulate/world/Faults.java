package dev.holdfast.proof.simulate.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether something goes wrong now, and how often it did. Every seed has its own mix: each kind is
 * left out at times, and is rarer or more frequent, so that no kind hides what another would show.
 */
public final class Faults {
  /** One thing that went wrong: the kind, and which of its kind. */
  public record Strike(Fault fault, int number) {}

  private static final double[] MIXES = {0, 0, 0.3, 1, 1, 3};

  /** One kind, in this seed. */
  private static final class Kind {
    final Dice dice;
    final double rate;
    int chances;
    long count;

    Kind(Dice dice, double rate) {
      this.dice = dice;
      this.rate = rate;
    }
  }

  private final Map<Fault, Kind> kinds = new EnumMap<>(Fault.class);
  private final Set<Strike> struck = new HashSet<>();
  private final Set<Strike> spared;
  private final boolean remembers;
  private boolean ceased;

  /**
   * @param spared strikes that shall not happen
   * @param remembers whether {@link #struck} is kept
   */
  public Faults(long seed, Set<Fault> wanted, Set<Strike> spared, boolean remembers) {
    this.spared = spared;
    this.remembers = remembers;
    Dice mix = new Dice(seed, "mix of faults");
    for (Fault fault : Fault.values()) {
      double share = MIXES[mix.below(MIXES.length)];
      double rate = wanted.contains(fault) ? fault.rate * share : 0;
      kinds.put(fault, new Kind(new Dice(seed, fault.name()), rate));
    }
  }

  public static Set<Fault> all() {
    return EnumSet.allOf(Fault.class);
  }

  /** Whether this seed has faults of the kind at all. */
  public boolean has(Fault fault) {
    return perSecond(fault) > 0;
  }

  /** How often it comes by itself, per second; 0 for never. */
  public double perSecond(Fault fault) {
    return kinds.get(fault).rate;
  }

  /** Whether it goes wrong at this opportunity. */
  public boolean strikes(Fault fault) {
    Kind kind = kinds.get(fault);
    return kind.rate > 0 && kind.dice.chance(kind.rate) && happens(fault);
  }

  /** Whether what was due by itself happens. */
  public boolean happens(Fault fault) {
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

  /** Faults strike again. */
  public void resume() {
    ceased = false;
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
