package dev.holdfast.gateway.command;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.read.OutcomeJson;
import dev.holdfast.gateway.read.OutcomeWait;
import dev.holdfast.gateway.retry.UnderWay;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Names commands, has them taken, and answers, at once or when their outcome is known. */
public final class CommandIntake {
  /** Until the stream has acknowledged them; beyond, a caller is better told than kept. */
  private static final int UNDER_WAY_MAX = 1_000;

  private final SeenHolds holds;
  private final TakeCommand taking;
  private final OutcomeWait waiting;
  private final Timekeeper time;
  private final UnderWay underWay = new UnderWay(UNDER_WAY_MAX);

  public CommandIntake(SeenHolds holds, TakeCommand taking, OutcomeWait waiting, Timekeeper time) {
    this.holds = holds;
    this.taking = taking;
    this.waiting = waiting;
    this.time = time;
  }

  /**
   * @param key the caller's id for it; without one it gets a new id
   * @param waitSeconds how long the caller would wait for the outcome
   */
  public CompletionStage<Answer> take(Draft draft, Optional<String> key, OptionalInt waitSeconds) {
    return holds
        .look(draft)
        .thenCompose(
            seen ->
                seen instanceof SeenHold.Ended ended
                    ? takeEnded(draft, key, waitSeconds, ended.found())
                    : send(draft, key, waitSeconds, seen.openAt()));
  }

  /** A command about a hold that has ended, or never was: it writes nothing if nothing is new. */
  private CompletionStage<Answer> takeEnded(
      Draft draft, Optional<String> key, OptionalInt waitSeconds, FindCall.Found found) {
    Hold hold = found.hold();
    if (hold == null) {
      Problem unknown = found.unknown(draft.item(), draft.content().getReservation());
      return CompletableFuture.completedFuture(unknown.answer());
    }
    if (key.isPresent()) {
      return send(draft, key, waitSeconds, OptionalLong.empty());
    }
    Optional<Taken.Known> done = EndedHold.whatConfirmedIt(hold, draft);
    return done.isPresent()
        ? answer(draft, done.get(), waitSeconds)
        : send(draft, EndedHold.repeatId(hold, draft), waitSeconds, OptionalLong.empty());
  }

  private CompletionStage<Answer> send(
      Draft draft, Optional<String> fixedId, OptionalInt waitSeconds, OptionalLong openAt) {
    String id = fixedId.orElseGet(() -> CommandIds.make(draft.content(), time.now()));
    return underWay
        .admit(() -> taking.take(draft, id, fixedId.isPresent(), openAt))
        .thenCompose(taken -> answer(draft, taken, waitSeconds));
  }

  private CompletionStage<Answer> answer(Draft draft, Taken taken, OptionalInt waitSeconds) {
    if (taken instanceof Taken.Sent sent) {
      return answer(sent.command(), Optional.empty(), waitSeconds);
    }
    if (taken instanceof Taken.Known known) {
      return answer(known.command(), Optional.of(known.outcome()), waitSeconds);
    }
    return CompletableFuture.completedFuture(
        taken instanceof Taken.Reused
            ? Problems.idReused("Idempotency-Key").answer()
            : Problems.unknownItem(draft.item()).answer());
  }

  private CompletionStage<Answer> answer(
      Command command, Optional<Outcome> known, OptionalInt waitSeconds) {
    if (waitSeconds.isEmpty()) {
      return CompletableFuture.completedFuture(taken(command));
    }
    int seconds = waitSeconds.getAsInt();
    CompletionStage<Optional<Outcome>> outcome =
        known.isPresent()
            ? CompletableFuture.completedFuture(known)
            : waiting.afterSending(command, seconds);
    return outcome.thenApply(
        found ->
            found
                .map(result -> told(command, result))
                .orElseGet(() -> taken(command))
                .with("Preference-Applied", "wait=" + seconds));
  }

  /** Another command under the same id may have been decided first, on any gateway. */
  private static Answer told(Command command, Outcome outcome) {
    return outcome.getContentHash() == ContentHash.of(command)
        ? Answer.json(200, OutcomeJson.of(outcome))
        : Problems.idReused("Idempotency-Key").answer();
  }

  private static Answer taken(Command command) {
    String content = ContentHash.text(ContentHash.of(command));
    String status = StatusAddress.of(command, content);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("command", command.getCommand());
    body.put("content", content);
    body.put("status", status);
    return Answer.json(202, body).with("Location", status);
  }
}
