package dev.holdfast.proof.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.Progress;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.log.Commits;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Read models that are mended while gateways and job go on. */
class RebuildBesideTest extends RebuildCase {
  @Test
  void besideAJobAtWorkWhatIsYoungIsNotMissed() throws Exception {
    long now = System.currentTimeMillis();
    log(Commit.newBuilder(Commits.received("cup", 1, 1)).setAt(now).build());

    assertThat(rebuild("--beside")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("availability missing: 1", "availability on their way: 1")
        .contains("snapshots missing: 1", "snapshots on their way: 1");
    assertThat(rebuild("--beside", "--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(2);
    assertThat(new TableSet(client, tables).isKept().toCompletableFuture().join()).isFalse();
    log(Commit.newBuilder(Commits.received("cup", 2, 1)).setAt(now).build());
    assertThat(rebuild("--beside")).isEqualTo(ExitStatus.DONE);
    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
  }

  @Test
  void whatTheJobWritesMeanwhileIsLeft() throws Exception {
    RebuildSettings beside =
        new RebuildSettings(
            ShopPolicies.NONE, Duration.ofDays(30), true, System::currentTimeMillis);
    Progress progress = new Progress(System.err, false);
    try (Books books = new Books()) {
      Rebuild rebuild =
          new Rebuild(
              books,
              new StoredRows(client, tables),
              new DynamoDbEventLog(client, tables),
              List.of(),
              beside);
      rebuild.compare(progress);
      log(Commits.placed("mug", 3, "r2", 5));
      StockLevel written = StockLevel.newBuilder(Levels.empty("mug")).setSeq(3).build();
      client.putItem(put -> put.tableName(tables.snapshots()).item(Rows.toRow(written))).join();
      rebuild.write(progress);
    } finally {
      progress.close();
    }

    assertThat(snapshot("mug").orElseThrow().getSeq()).isEqualTo(3);
  }

  @Test
  void aLogThatLacksCommitsIsNotMendedBesideThoseWhoWriteIt() throws Exception {
    archive(Commits.received("mug", 1, 10), Commits.placed("mug", 2, "r1", 2));
    archive(Commits.received("cup", 1, 1));

    assertThat(rebuild("--beside", "--write")).isEqualTo(ExitStatus.CHECK_FAILED);

    assertThat(commands.err()).contains("The log lacks commits at its end. Stop gateways and job");
    assertThat(rowsOf("cup")).isZero();
    assertThat(snapshot("mug")).isEmpty();
  }
}
