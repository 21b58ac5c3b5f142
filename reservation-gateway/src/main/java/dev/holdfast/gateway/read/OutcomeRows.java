package dev.holdfast.gateway.read;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What became of commands, by the read model `outcomes`. */
public final class Outcomes {
  private final DynamoDbReadModels models;
  private final Retries retries;

  public Outcomes(DynamoDbReadModels models, Retries retries) {
    this.models = models;
    this.retries = retries;
  }

  /** The command's outcome; empty while there is none. */
  public CompletionStage<Optional<Outcome>> find(String item, String command) {
    return retries.ask(() -> models.outcome(item, command));
  }
}
