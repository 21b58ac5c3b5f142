package dev.holdfast.proof.audit;

import dev.holdfast.command.Progress;
import dev.holdfast.command.TablesOptions;
import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.log.dynamodb.DynamoDbClients;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Where the log, the read models and the archive are. */
public final class AuditOptions {
  private static final int CONNECTIONS = 4;
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

  @Mixin private TablesOptions where;

  @Option(
      names = "--archive",
      paramLabel = "FOLDER",
      defaultValue = "${env:HOLDFAST_DATA:-holdfast-data}/archive",
      description = "Where the archive's days are. Default: ${DEFAULT-VALUE}")
  private Path archive;

  @Option(
      names = "--audit-settle",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "How long read models and archive may lag before a difference counts."
              + " Default: ${DEFAULT-VALUE}")
  private int settleSeconds;

  /** The folder of the archive. */
  public Path archive() {
    return archive;
  }

  private DynamoDbAsyncClient client() {
    return DynamoDbClients.create(
        Region.of(where.region()), where.endpoint(), CONNECTIONS, ATTEMPT_MAX);
  }

  private interface Work<T> {
    T with(DynamoDbAsyncClient client, Tables tables)
        throws IOException, SQLException, InterruptedException;
  }

  private <T> T reading(Work<T> work) throws IOException, SQLException, InterruptedException {
    try (DynamoDbAsyncClient client = client()) {
      return work.with(client, new Tables(where.prefix()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof SdkException) {
        throw new TablesAway(
            "The tables at %s cannot be read: %s"
                .formatted(where.place(), e.getCause().getMessage()),
            e);
      }
      throw e;
    }
  }

  /**
   * Audits.
   *
   * @throws TablesAway if the tables cannot be read
   */
  public AuditReport audit(Progress progress)
      throws IOException, SQLException, InterruptedException {
    return reading(
        (client, tables) ->
            new Audit(new LogTables(client, tables), archive, Duration.ofSeconds(settleSeconds))
                .run(progress));
  }

  /**
   * Audits beside a working system until its leisure ends.
   *
   * @param every from the beginning of a round to that of the next
   * @throws TablesAway if the tables cannot be read at the start
   */
  void watch(Duration every, Leisure leisure, PrintStream out)
      throws IOException, SQLException, InterruptedException {
    reading(
        (client, tables) -> {
          new Watch(
                  new ItemLists(client, tables, archive),
                  new ItemTables(client, tables),
                  new AuditRows(client, tables),
                  archive,
                  Duration.ofSeconds(settleSeconds),
                  every,
                  leisure,
                  out)
              .run();
          return null;
        });
  }
}
