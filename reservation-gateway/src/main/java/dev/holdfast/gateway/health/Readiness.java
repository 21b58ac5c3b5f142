package dev.holdfast.gateway.health;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.command.Ticker;
import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.log.Causes;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.HeapBudget;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * `GET /ready`: whether holds can be taken. DynamoDB must answer a read, the clock must be within 2
 * s of the log's, for this gateway stamps commits, the tables must belong together, and there must
 * be memory for more items. Holds need neither Kinesis nor the job: while one takes no ticks or the
 * other stands still, or the list of items cannot be read, this gateway is degraded and stays
 * ready, for all others have the same ones, and a shop that takes no holds is worse off than one
 * whose holds run out late.
 */
public final class Readiness implements Endpoint.Handler {
  private static final long TICK_AGE_MAX_MILLIS = 5_000;

  /** Longer than a job takes that is killed and begins again. */
  private static final long JOB_SILENT_MAX_MILLIS = 60_000;

  private static final long LIST_AGE_MAX_MILLIS = 60_000;

  private final LogProbe log;
  private final LogClock clock;
  private final TablesWatch tables;
  private final Ticker ticker;
  private final JobProgress job;
  private final HeapBudget memory;
  private final Timekeeper time;
  private final FaultLog told = new FaultLog();

  private Readiness(
      LogProbe log,
      LogClock clock,
      TablesWatch tables,
      Ticker ticker,
      JobProgress job,
      HeapBudget memory,
      Timekeeper time) {
    this.log = log;
    this.clock = clock;
    this.tables = tables;
    this.ticker = ticker;
    this.job = job;
    this.memory = memory;
    this.time = time;
  }

  public static Endpoint endpoint(
      LogProbe log,
      LogClock clock,
      TablesWatch tables,
      Ticker ticker,
      JobProgress job,
      HeapBudget memory,
      Timekeeper time) {
    return new Endpoint(
        GET,
        "/ready",
        Access.ANYBODY,
        new Readiness(log, clock, tables, ticker, job, memory, time));
  }

  @Override
  public CompletionStage<Answer> handle(Context ctx) {
    return log.ask()
        .handle(
            (answered, failure) -> {
              List<String> faults = new ArrayList<>();
              if (failure != null) {
                faults.add("DynamoDB does not answer: " + message(failure));
              } else if (!clock.isRight()) {
                faults.add(wrongClock());
              }
              if (failure == null && !tables.isRight()) {
                faults.add(tables.fault().orElse("the tables have not been looked at yet"));
              }
              checkMemory(faults);
              return answer(faults, late(failure == null));
            });
  }

  /**
   * Answers, and tells the log of what is wrong.
   *
   * @param faults that keep this gateway from taking holds
   * @param late what is not done in time meanwhile
   */
  private Answer answer(List<String> faults, List<String> late) {
    List<String> all = Stream.of(faults, late).flatMap(List::stream).toList();
    if (!faults.isEmpty()) {
      told.tell(time.now(), "not ready", all);
      return notReady(all).answer();
    }
    String status = late.isEmpty() ? "ready" : "degraded";
    told.tell(time.now(), status, late);
    return Answer.json(
        200, late.isEmpty() ? Map.of("status", status) : Map.of("status", status, "faults", late));
  }

  private String wrongClock() {
    Duration off = clock.offAtLeast();
    return "the clock here is "
        + off.abs().toMillis()
        + " ms "
        + (off.isNegative() ? "ahead of" : "behind")
        + " the log's";
  }

  /**
   * What is not done in time.
   *
   * @param isLogThere if not, it is no wonder that the list cannot be read
   */
  private List<String> late(boolean isLogThere) {
    List<String> late = new ArrayList<>();
    long last = ticker.lastFullRoundAt();
    long age = time.now() - last;
    if (age > TICK_AGE_MAX_MILLIS) {
      String since = last == 0 ? " yet" : " for " + age / 1_000 + " s";
      late.add("Kinesis has taken no tick" + since + ": commands may fail, and holds expire later");
    }
    long silent = job.silentMillis();
    if (silent > JOB_SILENT_MAX_MILLIS) {
      late.add(
          "the job has followed nothing for "
              + silent / 1_000
              + " s: outcomes, expiry and lists are late");
    }
    long unread = job.listAgeMillis();
    if (isLogThere && unread > LIST_AGE_MAX_MILLIS) {
      late.add(
          "the list has not been read for "
              + unread / 1_000
              + " s: lists and streams are late, and whether the job follows is not known");
    }
    return late;
  }

  private void checkMemory(List<String> faults) {
    if (memory.isExhausted()) {
      faults.add("no memory is left for more items");
    }
    if (HeapLevel.isNearlyFull()) {
      faults.add("the heap is nearly full");
    }
  }

  private static Problem notReady(List<String> faults) {
    return new Problem(
        ProblemType.NOT_READY,
        "Send requests elsewhere meanwhile: " + String.join("; ", faults) + ".",
        Map.of("faults", faults));
  }

  private static String message(Throwable failure) {
    Throwable cause = Causes.of(failure);
    return cause.getMessage();
  }
}
