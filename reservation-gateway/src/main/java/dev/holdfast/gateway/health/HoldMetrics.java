package dev.holdfast.gateway.health;

import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.Changes;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.Causes;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.writer.OverloadedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/**
 * Holds and changes of holds by what they came to. Each line of a cart counts, and each try of one.
 */
public final class HoldMetrics {
  private final MeterRegistry registry;
  private final ConcurrentMap<String, Counter> holds = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> changes = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> shed = new ConcurrentHashMap<>();

  HoldMetrics(MeterRegistry registry) {
    this.registry = registry;
    // What should not happen is there from the start, so that it shows when it first does.
    countHold("placed", 0);
    countHold("unknown", 0);
    for (OverloadedException.Full full : OverloadedException.Full.values()) {
      countShed("full-" + Names.of(full), 0);
    }
  }

  /** The same, counted. */
  public Reservations counted(Reservations reservations) {
    return wanted -> count(reservations.reserve(wanted), this::hold);
  }

  /** As for reservations. */
  public Changes countedChanges(Changes changesOf) {
    return wanted -> count(changesOf.change(wanted), this::change);
  }

  private static <T> CompletionStage<T> count(
      CompletionStage<T> answer, BiConsumer<T, Throwable> counter) {
    return answer.whenComplete(counter);
  }

  private void hold(ReserveAnswer answer, Throwable failure) {
    countHold(failure == null ? result(answer) : result(failure), 1);
  }

  private void change(ChangeAnswer answer, Throwable failure) {
    String result = failure == null ? result(answer) : result(failure);
    changes
        .computeIfAbsent(
            result, name -> counter("holdfast.hold.changes", "Changes of holds", "result", name))
        .increment();
  }

  private static String result(ReserveAnswer answer) {
    return answer instanceof ReserveAnswer.Refused refused
        ? Names.of(refused.refusal())
        : Names.of(answer.getClass());
  }

  private static String result(ChangeAnswer answer) {
    return answer instanceof ChangeAnswer.Refused refused
        ? Names.of(refused.refusal())
        : Names.of(answer.getClass());
  }

  /** Whoever was turned away is counted once more, by what there was too much of. */
  private String result(Throwable failure) {
    Throwable cause = Causes.of(failure);
    if (cause instanceof OverloadedException overloaded) {
      countShed("full-" + Names.of(overloaded.full()), 1);
      return "shed";
    }
    if (cause instanceof ProblemException refused) {
      countShed(refused.problem().type().word(), 1);
      return "shed";
    }
    return cause instanceof LogUnavailableException ? "unknown" : "fault";
  }

  private void countHold(String result, int more) {
    holds
        .computeIfAbsent(
            result, name -> counter("holdfast.holds", "Holds asked for", "result", name))
        .increment(more);
  }

  private void countShed(String reason, int more) {
    shed.computeIfAbsent(
            reason,
            name -> counter("holdfast.shed", "Requests about holds turned away", "reason", name))
        .increment(more);
  }

  private Counter counter(String name, String description, String label, String value) {
    return Counter.builder(name).description(description).tag(label, value).register(registry);
  }
}
