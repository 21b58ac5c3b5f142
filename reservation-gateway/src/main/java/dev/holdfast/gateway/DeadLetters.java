package dev.holdfast.gateway;

import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.letters.GetDeadLetters;
import dev.holdfast.gateway.letters.Letters;
import dev.holdfast.gateway.letters.PutBackLetter;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The routes about dead letters, over the job's index of them. */
final class DeadLetters {
  private DeadLetters() {}

  static Endpoint list(DynamoDbAsyncClient client, Tables tables, Retries reads) {
    return GetDeadLetters.endpoint(new Letters(client, tables, reads));
  }

  static Endpoint putBack(
      DynamoDbAsyncClient client, Tables tables, Retries reads, CommandStream stream) {
    return PutBackLetter.endpoint(new Letters(client, tables, reads), stream);
  }
}
