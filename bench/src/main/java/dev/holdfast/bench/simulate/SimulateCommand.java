package dev.holdfast.bench.simulate;

import dev.holdfast.bench.BuildVersion;
import dev.holdfast.bench.ExitStatus;
import dev.holdfast.bench.simulate.actors.Wiring;
import dev.holdfast.bench.simulate.world.Faults;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "simulate", mixinStandardHelpOptions = true, versionProvider = BuildVersion.class)
public final class SimulateCommand implements Callable<Integer> {
  @Option(names = "--seed") private long seed = 1;
  @Option(names = "--seeds") private int seeds = 1;
  @Option(names = "--steps") private long steps = 10_000;

  @Override
  public Integer call() {
    long begin = System.nanoTime();
    long total = 0;
    for (long s = seed; s < seed + seeds; s++) {
      Result result = Simulation.run(new Plan(s, steps, 3, 5, 8, Faults.all(), Set.of(), Wiring::new, seeds == 1));
      total += result.steps();
      if (result.failed()) {
        result.story().forEach(System.out::println);
        System.out.println("seed " + s + " at " + result.steps() + ": " + result.violation());
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%d steps, %.0f/s%n", total, total / seconds);
    return ExitStatus.DONE;
  }
}
