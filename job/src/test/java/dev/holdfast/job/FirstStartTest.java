package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.source.RawRecord;
import dev.holdfast.job.world.Changes;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Starts without a savepoint, over a table that has rows. */
class FirstStartTest {
  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final long start = System.currentTimeMillis();
  private JobClient job;

  @AfterEach
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  private void startJob() throws Exception {
    job = HoldfastTopologyTest.start(world, new Configuration());
  }

  private void receive() {
    shop.send(shop.command("receive", CommandKind.received).setQuantity(10L), start);
    HoldfastTopologyTest.soon().until(() -> shop.kinds().contains("StockReceived"));
  }

  private boolean isExpired(String reservation) {
    return world.readModels.hold("mug", reservation) != null
        && world.readModels.hold("mug", reservation).getStatus() == HoldStatus.expired;
  }

  @Test
  void whatTheStreamHasLetGoOfIsReadFromTheTableAlsoIfTheItemGetsNoCommitAnyMore()
      throws Exception {
    startJob();
    receive();
    job.cancel().join();
    world.log.lose(commit -> true); // as if more than a day went by
    long due = shop.place("r1", 3, 60, start) + 3_000;
    world.trim();

    startJob();
    HoldfastTopologyTest.soon().until(() -> world.readModels.hold("mug", "r1") != null);
    world.log.lose(commit -> false);
    shop.tickPast(due);

    HoldfastTopologyTest.soon().until(() -> isExpired("r1"));
    assertThat(shop.level().getReserved()).isZero();
  }

  @Test
  void theSameStreamsFromTheirBeginningChangeNothing() throws Exception {
    startJob();
    receive();
    shop.place("r1", 3, 60, start);
    shop.send(shop.command("c1", CommandKind.confirm).setReservation("r1"), start + 1);
    long due = shop.place("r2", 2, 60, start) + 3_000;
    shop.send(shop.command("c2", CommandKind.confirm).setReservation("none"), start + 2);
    HoldfastTopologyTest.soon().until(() -> world.outcomes.size() == 3);
    shop.tickPast(due);
    HoldfastTopologyTest.soon().until(() -> isExpired("r2"));
    job.cancel().join();
    List<Commit> before = shop.commits();
    List<Outcome> outcomes = List.copyOf(world.outcomes);
    world.outcomes.clear();

    startJob();
    shop.send(shop.command("last", CommandKind.received).setQuantity(1L), due + 2);
    HoldfastTopologyTest.soon().until(() -> world.outcomes.size() == 4);

    assertThat(shop.commits().subList(0, before.size())).isEqualTo(before);
    assertThat(shop.commits()).hasSize(before.size() + 1);
    assertThat(world.outcomes).containsAll(outcomes);
    assertThat(world.readModels.hold("mug", "r1").getStatus()).isEqualTo(HoldStatus.confirmed);
  }

  @Test
  void aStreamReadInTheWrongOrderAndTwiceFoldsToTheSame() throws Exception {
    startJob();
    receive();
    job.cancel().join();
    world.log.lose(commit -> true);
    for (int i = 0; i < 100; i++) {
      shop.place("r" + i, 1, 6_000, start);
      if (i == 9) {
        shop.send(shop.command("more", CommandKind.received).setQuantity(1_000L), start);
        startJob();
        HoldfastTopologyTest.soon().until(() -> shop.level().getOnHand() == 1_010);
      }
    }
    List<Commit> stream = new ArrayList<>(shop.commits());
    stream.addAll(shop.commits());
    Collections.shuffle(stream, new Random(1));
    for (Commit commit : stream) {
      String id = "again/" + commit.getSeq();
      world.changeFeed.add(new RawRecord("changes", "shard-1", id, 0, Changes.insert(commit)));
    }

    HoldfastTopologyTest.soon()
        .until(
            () ->
                world.readModels.level("mug") != null
                    && world.readModels.level("mug").getSeq() == shop.level().getSeq());
    assertThat(world.readModels.level("mug")).isEqualTo(shop.level());
  }
}
