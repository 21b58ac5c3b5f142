package dev.holdfast.proof.replay;

import dev.holdfast.command.Progress;
import dev.holdfast.proof.replay.check.CompareEverything;
import dev.holdfast.proof.replay.check.Findings;
import dev.holdfast.proof.replay.drive.DoAction;
import dev.holdfast.proof.replay.drive.DriveErrands;
import dev.holdfast.proof.replay.drive.Pace;
import dev.holdfast.proof.replay.drive.SampleLatency;
import dev.holdfast.proof.replay.drive.WatchEnds;
import dev.holdfast.proof.replay.gateway.Gateway;
import dev.holdfast.proof.replay.gateway.GatewayAway;
import dev.holdfast.proof.replay.record.AnswerRecord;
import dev.holdfast.proof.replay.report.Latencies;
import dev.holdfast.proof.replay.report.Report;
import dev.holdfast.proof.replay.report.Tally;
import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a script against a gateway: opening stock, the errands, a wait until all has ended, and the
 * comparison. It knows the system by its HTTP interface alone.
 */
public final class Replay {
  private static final int WATCHERS_MAX = 32;
  private static final int COMPARERS_MAX = 32;
  private static final Duration SAMPLE_LONGEST = Duration.ofMinutes(2);

  private final Script script;
  private final ReplaySettings settings;
  private final Progress progress;
  private final Instant begun = Instant.now();
  private final long begunNanos = System.nanoTime();
  private final Map<String, Duration> phases = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Gateway gateway;
  private final AnswerRecord record = new AnswerRecord();
  private final Latencies latencies = new Latencies();
  private final WatchEnds watch;
  private volatile List<Findings> findings;

  public Replay(Script script, ReplaySettings settings, Progress progress) {
    this.script = script;
    this.settings = settings;
    this.progress = progress;
    this.gateway = new Gateway(settings.gateway(), settings.patience(), settings.holdSeconds());
    this.watch =
        new WatchEnds(
            gateway, record, Math.min(settings.carts(), WATCHERS_MAX), settings.resendAfter());
  }

  /**
   * Plays it all.
   *
   * @throws GatewayAway if the gateway stays away for longer than the patience, or never says what
   *     became of the opening stock
   */
  public Report run() throws InterruptedException {
    try (gateway) {
      play();
      phase("compare", this::compare);
    }
    return soFar();
  }

  private void play() throws InterruptedException {
    Duration held = Duration.ofSeconds(settings.holdSeconds() + 1L);
    try (watch;
        SampleLatency samples = new SampleLatency(gateway, SAMPLE_LONGEST)) {
      DoAction act =
          new DoAction(gateway, record, watch, latencies, samples, settings.names(), held);
      phase("opening", () -> receiveOpeningStock(act));
      phase("trace", () -> drive("trace", script.errands(), settings.pace(), act));
      phase("quiet", () -> awaitQuiet(held));
    }
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  private void phase(String name, Step step) throws InterruptedException {
    long from = System.nanoTime();
    step.run();
    phases.put(name, Duration.ofNanos(System.nanoTime() - from));
  }

  private void receiveOpeningStock(DoAction act) throws InterruptedException {
    List<Errand> deliveries =
        script.opening().stream()
            .map(delivery -> new Errand(List.of(new TimedAction(Instant.EPOCH, delivery))))
            .toList();
    drive("opening stock", deliveries, Pace.max(), act);
    if (!watch.awaitQuiet(settings.patience())) {
      throw new GatewayAway(
          "%d deliveries have no outcome after %d s: is the job running?"
              .formatted(watch.commandsWaiting(), settings.patience().toSeconds()));
    }
  }

  private void drive(String name, List<Errand> errands, Pace pace, DoAction act)
      throws InterruptedException {
    DriveErrands drive =
        new DriveErrands(settings.carts(), pace, act, () -> watch.awaitRoom(settings.patience()));
    long actions = errands.stream().mapToLong(errand -> errand.actions().size()).sum();
    progress.phase(name, actions, drive::actionsDone, this::waiting);
    drive.run(errands);
  }

  private String waiting() {
    return "waiting: %d commands, %d holds"
        .formatted(watch.commandsWaiting(), watch.holdsWaiting());
  }

  /** What has not ended when the patience does is for the comparison to find. */
  private void awaitQuiet(Duration held) {
    int left = watch.commandsWaiting() + watch.holdsWaiting();
    progress.phase(
        "until quiet",
        left,
        () -> left - watch.commandsWaiting() - watch.holdsWaiting(),
        this::waiting);
    watch.awaitQuiet(settings.patience().plus(held));
  }

  private void compare() throws InterruptedException {
    CompareEverything everything =
        new CompareEverything(
            settings.names(),
            gateway,
            record,
            Math.min(settings.carts(), COMPARERS_MAX),
            settings.settle());
    progress.phase("compare", record.byItem().size(), everything::compared, () -> "items");
    Collection<Findings> found = everything.run();
    found.stream().flatMap(item -> item.expiryLags().stream()).forEach(latencies.expiryLag()::add);
    findings = List.copyOf(found);
  }

  /** What is known at this moment; complete after {@link #run}. */
  public Report soFar() {
    List<Findings> found = findings;
    return new Report(
        begun,
        found != null,
        script,
        Tally.of(record),
        found == null ? List.of() : found,
        Duration.ofNanos(System.nanoTime() - begunNanos),
        new LinkedHashMap<>(phases),
        gateway.retries(),
        gateway.longestOutage(),
        watch.resent(),
        latencies,
        Optional.empty());
  }
}
