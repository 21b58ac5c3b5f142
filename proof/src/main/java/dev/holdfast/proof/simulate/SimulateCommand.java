package dev.holdfast.proof.simulate;

import dev.holdfast.command.AtCtrlC;
import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.ReportFile;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.breaks.Break;
import dev.holdfast.proof.simulate.report.Shortening;
import dev.holdfast.proof.simulate.report.Tally;
import dev.holdfast.proof.simulate.world.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads the options, runs seed after seed, prints what it found. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Runs the system's own classes in a faulty world made of a seed, and looks for violations.",
      "",
      "One thread, simulated time: the same seed and options are the same run, event for event. "
          + "The first run that fails is made shorter and printed, and ends the command.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:no violation",
      "1:a violation; it is printed",
      "2:wrong usage",
      "130:Ctrl-C; what there is so far is printed"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int SHOPPERS = 8;
  private static final long PROGRESS_NANOS = 2_000_000_000L;
  private static final int STORY_LINES = 150;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "1", description = "The first seed; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--seeds", description = "How many seeds; 1, or with --minutes no end.")
  private Long seeds;

  @Option(
      names = "--steps",
      defaultValue = "10000",
      description =
          "Events after which faults and callers stop and all comes to rest; ${DEFAULT-VALUE}.")
  private long steps;

  @Option(names = "--gateways", defaultValue = "3", description = "${DEFAULT-VALUE}.")
  private int gateways;

  @Option(names = "--items", defaultValue = "5", description = "${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--faults",
      defaultValue = "all",
      converter = FaultsOption.class,
      description = "all, none, or a list with commas; ${DEFAULT-VALUE}.")
  private Set<Fault> faults;

  @Option(names = "--minutes", description = "Begin no further seed after so many minutes.")
  private Double minutes;

  @Option(names = "--break", paramLabel = "NAME", description = "Plant a mistake.")
  private String planted;

  @Option(names = "--list-breaks", description = "Print the mistakes there are, and end.")
  private boolean listBreaks;

  @Mixin private ReportFile report;

  private long shownAt = System.nanoTime();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (listBreaks) {
      for (Break one : Break.values()) {
        out.printf("%-28s %s%n", one.word(), one.what());
      }
      out.flush();
      return ExitStatus.DONE;
    }
    check();
    Supplier<Wiring> wiring = wiring();
    Tally tally = new Tally(seed);
    try (AtCtrlC atCtrlC = new AtCtrlC(() -> print(tally))) {
      Result failed = run(wiring, tally);
      print(tally);
      if (failed == null) {
        return ExitStatus.DONE;
      }
      print(failed, Shortening.of(failed));
      return ExitStatus.CHECK_FAILED;
    }
  }

  private void check() {
    if (steps < 1 || gateways < 1 || items < 1 || (seeds != null && seeds < 1)) {
      throw wrong("--steps, --seeds, --gateways and --items must be 1 or more");
    }
    if (minutes != null && minutes <= 0) {
      throw wrong("--minutes must be above 0");
    }
    report.check();
  }

  private Supplier<Wiring> wiring() {
    if (planted == null) {
      return Wiring::new;
    }
    Break named =
        Break.named(planted)
            .orElseThrow(() -> wrong("--break: " + planted + "? See --list-breaks"));
    return named::wiring;
  }

  /** The first failing result, or null. */
  private Result run(Supplier<Wiring> wiring, Tally tally) {
    long last = seeds == null ? (minutes == null ? seed : Long.MAX_VALUE) : seed + seeds - 1;
    for (long next = seed; next <= last; next++) {
      Plan plan = new Plan(next, steps, gateways, items, SHOPPERS, faults, Set.of(), wiring, false);
      Result result = Simulation.run(plan, (done, struck) -> show(tally, done));
      tally.add(result);
      if (result.failed()) {
        return result;
      }
      if (minutes != null && tally.seconds() > minutes * 60) {
        break;
      }
    }
    System.err.println();
    return null;
  }

  private void show(Tally tally, long stepsOfRun) {
    if (System.nanoTime() - shownAt > PROGRESS_NANOS) {
      shownAt = System.nanoTime();
      System.err.print("\r" + tally.line(stepsOfRun));
      System.err.flush();
    }
  }

  private void print(Tally tally) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(tally.inWords());
    out.flush();
    try {
      report.write(tally.report());
    } catch (IOException e) {
      spec.commandLine().getErr().println("The report could not be written: " + e);
    }
  }

  private void print(Result failed, Result shorter) {
    PrintWriter out = spec.commandLine().getOut();
    Plan plan = shorter.plan();
    List<String> story = shorter.story();
    out.printf("%nSeed %d: %s%n", failed.plan().seed(), failed.violation());
    out.printf(
        "Shortened from %,d to %,d steps, %d gateways, %d items, %d shoppers, %d faults:%n",
        failed.steps(),
        shorter.steps(),
        plan.gateways(),
        plan.items(),
        plan.shoppers(),
        shorter.struck().size());
    story.stream().skip(Math.max(0, story.size() - STORY_LINES)).forEach(out::println);
    out.printf("%s%n", shorter.violation());
    out.printf(
        "The whole of it again: simulate --seed %d --steps %d --gateways %d --items %d%s%n",
        failed.plan().seed(),
        failed.plan().steps(),
        failed.plan().gateways(),
        failed.plan().items(),
        planted == null ? "" : " --break " + planted);
    out.flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
