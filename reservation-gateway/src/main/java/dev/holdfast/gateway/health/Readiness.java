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

/**
 * `GET /ready`: whether holds can be taken. DynamoDB must answer a read, Kinesis must have taken
 * ticks lately, the clock must be within 2 s of the log's, for this gateway stamps commits, and
 * there must be memory for more items.
 */
public final class Readiness implements Endpoint.Handler {
  private static final long TICK_AGE_MAX_MILLIS = 5_000;

  private final LogProbe log;
  private final LogClock clock;
  private final Ticker ticker;
  private final HeapBudget memory;
  private final Timekeeper time;

  private Readiness(
      LogProbe log, LogClock clock, Ticker ticker, HeapBudget memory, Timekeeper time) {
    this.log = log;
    this.clock = clock;
    this.ticker = ticker;
    this.memory = memory;
    this.time = time;
  }

  public static Endpoint endpoint(
      LogProbe log, LogClock clock, Ticker ticker, HeapBudget memory, Timekeeper time) {
    return new Endpoint(
        GET, "/ready", Access.ANYBODY, new Readiness(log, clock, ticker, memory, time));
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
              checkTicks(faults);
              checkMemory(faults);
              return faults.isEmpty()
                  ? Answer.json(200, Map.of("status", "ready"))
                  : notReady(faults).answer();
            });
  }

  private String wrongClock() {
    Duration off = clock.offAtLeast();
    return "the clock here is "
        + off.abs().toMillis()
        + " ms "
        + (off.isNegative() ? "ahead of" : "behind")
        + " the log's";
  }

  private void checkTicks(List<String> faults) {
    long last = ticker.lastFullRoundAt();
    if (time.now() - last > TICK_AGE_MAX_MILLIS) {
      faults.add(
          last == 0
              ? "Kinesis has taken no tick yet"
              : "Kinesis has taken no tick for " + (time.now() - last) / 1_000 + " s");
    }
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
