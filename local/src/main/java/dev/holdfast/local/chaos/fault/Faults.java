package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.chaos.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All faults that there are. */
public final class Faults {
  private Faults() {}

  /** In the order of a game day that has them all. */
  public static List<Fault> all() {
    return Stream.of(
            ItemFaults.all(),
            EmulatorFaults.all(),
            StreamFaults.all(),
            ProcessFaults.all(),
            FileFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  public static Optional<Fault> named(String name) {
    return all().stream().filter(fault -> fault.name().equals(name)).findAny();
  }
}
