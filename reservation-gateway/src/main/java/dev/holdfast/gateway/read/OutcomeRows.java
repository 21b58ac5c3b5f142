package dev.holdfast.gateway.read;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The read model `outcomes`, asked until it answers. */
public final class OutcomeRows implements Outcomes {
  private final DynamoDbReadModels models;
  private final Retries retries;

  public OutcomeRows(DynamoDbReadModels models, Retries retries) {
    this.models = models;
    this.retries = retries;
  }

  @Override
  public CompletionStage<Optional<Outcome>> find(String item, String command) {
    return retries.ask(() -> models.outcome(item, command));
  }
}
