package dev.holdfast.gateway.command;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.read.OutcomeJson;
import dev.holdfast.gateway.read.Outcomes;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes commands: names, stamps and sends them.
 *
 * <p>The stamp is the item's newest seq, read after the request arrived; the job decides no command
 * before it has seen that commit, and so never earlier than what its sender could have seen. The
 * answer is given after Kinesis has acknowledged, never before.
 */
public final class CommandIntake {
  private final EventLog log;
  private final Outcomes outcomes;
  private final OutcomeWait waiting;
  private final CommandStream stream;
  private final Timekeeper time;
  private final Retries reads;

  public CommandIntake(
      EventLog log,
      Outcomes outcomes,
      OutcomeWait waiting,
      CommandStream stream,
      Timekeeper time,
      Retries reads) {
    this.log = log;
    this.outcomes = outcomes;
    this.waiting = waiting;
    this.stream = stream;
    this.time = time;
    this.reads = reads;
  }

  /**
   * @param key the caller's id for it; without one it gets a new id
   * @param waitSeconds how long the caller would wait for the outcome
   */
  CompletionStage<Answer> take(Draft draft, Optional<String> key, OptionalInt waitSeconds) {
    String id = key.orElseGet(() -> CommandIds.make(time.now()));
    CompletionStage<Optional<Outcome>> before =
        key.isPresent()
            ? outcomes.find(draft.item(), id)
            : CompletableFuture.completedFuture(Optional.empty());
    return reads
        .ask(() -> log.tail(draft.item()))
        .thenCombine(before, (tail, outcome) -> decide(draft, id, tail, outcome, waitSeconds))
        .thenCompose(answer -> answer);
  }

  private CompletionStage<Answer> decide(
      Draft draft,
      String id,
      Optional<Commit> tail,
      Optional<Outcome> before,
      OptionalInt waitSeconds) {
    if (tail.isEmpty() && !draft.createsItem()) {
      return CompletableFuture.completedFuture(Problems.unknownItem(draft.item()).answer());
    }
    Command command = draft.stamped(id, tail.map(Commit::getSeq).orElse(0L), time.now());
    if (before.isPresent()) {
      return before.get().getContentHash() == ContentHash.of(command)
          ? answer(command, before, waitSeconds)
          : CompletableFuture.completedFuture(Problems.idReused("Idempotency-Key").answer());
    }
    return stream.send(command).thenCompose(sent -> answer(command, before, waitSeconds));
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
            : waiting.await(command.getItem(), command.getCommand(), seconds);
    return outcome.thenApply(
        found ->
            found
                .map(told -> Answer.json(200, OutcomeJson.of(told)))
                .orElseGet(() -> taken(command))
                .with("Preference-Applied", "wait=" + seconds));
  }

  private static Answer taken(Command command) {
    String status = "/items/" + command.getItem() + "/commands/" + command.getCommand();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("command", command.getCommand());
    body.put("status", status);
    return Answer.json(202, body).with("Location", status);
  }
}
