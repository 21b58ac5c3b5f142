package dev.holdfast.operate.webhooks;

import dev.holdfast.command.Emulators;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.Tables;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Where the parked events are. */
final class ParkedOptions {
  /** What a command does with them. */
  interface Use {
    /** The exit status. */
    int of(ParkedTable table);
  }

  private static final int CONNECTIONS = 4;
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--dynamodb",
      paramLabel = "URL|aws",
      defaultValue = "http://127.0.0.1:${env:HOLDFAST_DYNAMODB_PORT:-8000}",
      description = "Where the table is: an emulator, or the service. Default: ${DEFAULT-VALUE}")
  private String dynamoDb;

  @Option(
      names = "--region",
      defaultValue = "${env:AWS_REGION:-us-east-1}",
      description = "Default: ${DEFAULT-VALUE}")
  private String region;

  @Option(
      names = "--prefix",
      defaultValue = "${env:HOLDFAST_PREFIX:-holdfast-}",
      description = "What the table's name begins with. Default: ${DEFAULT-VALUE}")
  private String prefix;

  /** Uses the table, and says if it cannot be read. */
  int use(Use use) {
    try (DynamoDbAsyncClient client =
        DynamoDbClients.create(
            Region.of(region), Emulators.endpoint(dynamoDb), CONNECTIONS, ATTEMPT_MAX)) {
      return use.of(new ParkedTable(client, new Tables(prefix)));
    } catch (CompletionException e) {
      if (e.getCause() instanceof SdkException) {
        command
            .commandLine()
            .getErr()
            .printf(
                "The table %sparked-webhooks at %s cannot be read: %s%n",
                prefix, dynamoDb, e.getCause().getMessage());
        return ExitStatus.ENVIRONMENT;
      }
      throw e;
    }
  }
}
