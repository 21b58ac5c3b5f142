package dev.holdfast.gateway.read;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The read models `outcomes` and `reservations`, asked until they answer. */
public final class OutcomeRows implements Outcomes {
  private final DynamoDbReadModels models;
  private final Retries retries;

  public OutcomeRows(DynamoDbReadModels models, Retries retries) {
    this.models = models;
    this.retries = retries;
  }

  @Override
  public CompletionStage<Optional<Outcome>> find(String item, String command) {
    return Confirmations.reservation(command)
        .map(reservation -> ofConfirm(item, reservation, command))
        .orElseGet(() -> ofCommand(item, command));
  }

  /** It is recorded in its hold's row if it was done, in a row of its own if it was rejected. */
  private CompletionStage<Optional<Outcome>> ofConfirm(
      String item, String reservation, String command) {
    return retries
        .ask(() -> models.reservations().find(item, reservation))
        .thenApply(hold -> hold.flatMap(row -> Confirmations.outcome(row, command)))
        .thenCompose(
            recorded ->
                recorded.isPresent()
                    ? CompletableFuture.completedFuture(recorded)
                    : ofCommand(item, command));
  }

  private CompletionStage<Optional<Outcome>> ofCommand(String item, String command) {
    return retries.ask(() -> models.outcome(item, command));
  }
}
