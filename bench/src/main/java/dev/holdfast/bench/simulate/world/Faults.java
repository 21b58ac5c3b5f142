package dev.holdfast.bench.simulate.world;

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

  private final Map<Fault, Dice> dice = new EnumMap<>(Fault.class);
  private final double[] rates = new double[Fault.values().length];
  private final int[] chances = new int[Fault.values().length];
  private final long[] counts = new long[Fault.values().length];
  private final Set<Strike> struck = new HashSet<>();
  private final Set<Strike> spared;
  private final boolean remembers;
  private boolean ceased;

  /**
   * @param spared strikes that shall not happen
   * @param remembers whether {@link #struck} is kept
   */
  public Faults(long seed, Set<Fault> kinds, Set<Strike> spared, boolean remembers) {
    this.spared = spared;
    this.remembers = remembers;
    Dice mix = new Dice(seed, "mix of faults");
    for (Fault fault : Fault.values()) {
      dice.put(fault, new Dice(seed, fault.name()));
      double share = MIXES[mix.below(MIXES.length)];
      rates[fault.ordinal()] = kinds.contains(fault) ? fault.rate * share : 0;
    }
  }

  public static Set<Fault> all() {
    return EnumSet.allOf(Fault.class);
  }

  /** Whether this seed has faults of the kind at all. */
  public boolean has(Fault fault) {
    return rates[fault.ordinal()] > 0;
  }

  /** How often it comes by itself, per second; 0 for never. */
  public double perSecond(Fault fault) {
    return rates[fault.ordinal()];
  }

  /** Whether it goes wrong at this opportunity. */
  public boolean strikes(Fault fault) {
    return has(fault) && dice.get(fault).chance(rates[fault.ordinal()]) && happens(fault);
  }

  /** Whether what was due by itself happens. */
  public boolean happens(Fault fault) {
    int kind = fault.ordinal();
    int number = chances[kind]++;
    if (ceased || (!spared.isEmpty() && spared.contains(new Strike(fault, number)))) {
      return false;
    }
    counts[kind]++;
    if (remembers) {
      struck.add(new Strike(fault, number));
    }
    return true;
  }

  /** The dice for how bad it is. */
  public Dice dice(Fault fault) {
    return dice.get(fault);
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

  /** Times it went wrong. */
  public long count(Fault fault) {
    return counts[fault.ordinal()];
  }

  /** What went wrong, if it is remembered. */
  public Set<Strike> struck() {
    return struck;
  }
}
