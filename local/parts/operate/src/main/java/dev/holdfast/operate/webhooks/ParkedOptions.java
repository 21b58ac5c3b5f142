package dev.holdfast.operate.webhooks;

import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.TablesOptions;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.Tables;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private TablesOptions where;

  /** Uses the table, and says if it cannot be read. */
  int use(Use use) {
    try (DynamoDbAsyncClient client =
        DynamoDbClients.create(
            Region.of(where.region()), where.endpoint(), CONNECTIONS, ATTEMPT_MAX)) {
      return use.of(new ParkedTable(client, new Tables(where.prefix())));
    } catch (CompletionException e) {
      if (e.getCause() instanceof SdkException) {
        command
            .commandLine()
            .getErr()
            .printf(
                "The table %sparked-webhooks at %s cannot be read: %s%n",
                where.prefix(), where.place(), e.getCause().getMessage());
        return ExitStatus.ENVIRONMENT;
      }
      throw e;
    }
  }
}
