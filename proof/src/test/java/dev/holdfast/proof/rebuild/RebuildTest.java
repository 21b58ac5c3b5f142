package dev.holdfast.proof.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.ExitStatus;
import dev.holdfast.log.Commits;
import dev.holdfast.log.dynamodb.TableSet;
import dev.holdfast.schema.Commit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Read models that were lost, set back, or ahead of a log that was set back. */
class RebuildTest extends RebuildCase {
  @Test
  void lostRowsAreMadeAnew() throws Exception {
    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("snapshots missing: 1", "availability missing: 1", "reservations missing: 1")
        .contains("  snapshots missing: mug", "  reservations missing: mug#r1");
    assertThat(snapshot("mug")).isEmpty();

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(2);
    assertThat(rebuild()).isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).contains("log = read models");
  }

  @Test
  void whatTheLogHasLetGoOfComesFromColdStorage() throws Exception {
    archive(Commits.received("mug", 1, 10), Commits.placed("mug", 2, "r1", 2));
    archiveAgain();
    delete(tables.events(), Map.of("item", s("mug"), "seq", n(1)));

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getOnHand()).isEqualTo(10);
    assertThat(rowsOf("mug")).isEqualTo(1);
  }

  @Test
  void rowsAheadOfALogThatWasSetBackGoBackWithIt() throws Exception {
    log(Commits.placed("mug", 3, "r2", 5));
    log(Commits.received("cup", 1, 1));
    rebuild("--write");
    delete(tables.events(), Map.of("item", s("mug"), "seq", n(3)));
    delete(tables.events(), Map.of("item", s("cup"), "seq", n(1)));

    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .contains("snapshots ahead of the log: 1", "reservations not in the log: 1")
        .contains("snapshots not in the log: 1", "availability not in the log: 1");
    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(2);
    assertThat(snapshot("cup")).isEmpty();
  }

  @Test
  void whatOnlyColdStorageHasIsPutBackIntoTheLog() throws Exception {
    archive(Commits.received("mug", 1, 10), Commits.placed("mug", 2, "r1", 2));
    archive(Commits.placed("mug", 3, "r2", 5), Commits.received("cup", 1, 1));

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out()).contains("2 commits that cold storage has and the log lacks");
    assertThat(rowsOf("mug")).isEqualTo(3);
    assertThat(rowsOf("cup")).isEqualTo(1);
    assertThat(snapshot("mug").orElseThrow().getReserved()).isEqualTo(7);
  }

  /** It lags in every system that works; but who starts from it must find what follows. */
  @Test
  void anOlderSnapshotIsNoFaultUnlessTheLogHasLetGoOfWhatFollows() throws Exception {
    rebuild("--write");
    Map<String, AttributeValue> older =
        client
            .getItem(get -> get.tableName(tables.snapshots()).key(Map.of("item", s("mug"))))
            .join()
            .item();
    log(Commits.placed("mug", 3, "r2", 5));
    log(Commits.received("mug", 4, 1));
    rebuild("--write");
    client.putItem(put -> put.tableName(tables.snapshots()).item(older)).join();

    assertThat(rebuild()).isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).contains("no fault            snapshots on their way: 1");

    archive(
        Commits.received("mug", 1, 10),
        Commits.placed("mug", 2, "r1", 2),
        Commits.placed("mug", 3, "r2", 5),
        Commits.received("mug", 4, 1));
    for (long seq = 1; seq <= 3; seq++) {
      delete(tables.events(), Map.of("item", s("mug"), "seq", n(seq)));
    }
    assertThat(rebuild()).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out()).contains("snapshots behind the log: 1");
  }

  @Test
  void anItemOfWhichNothingCanBeSaidIsLeftAndNamed() throws Exception {
    log(Commits.received("vase", 4, 1));
    archive(Commit.newBuilder(Commits.placed("mug", 2, "other", 1)).setCommitId("x").build());

    assertThat(rebuild("--write")).isEqualTo(ExitStatus.CHECK_FAILED);

    assertThat(commands.out())
        .contains("vase: commits 1 to 3 are in neither log nor cold storage")
        .contains("mug: commit 2 is another one in cold storage");
    assertThat(snapshot("mug")).isEmpty();
    assertThat(new TableSet(client, tables).isKept().toCompletableFuture().join()).isFalse();
    rebuild("--write", "--although-items-are-left");
    assertThat(new TableSet(client, tables).isKept().toCompletableFuture().join()).isTrue();
  }
}
