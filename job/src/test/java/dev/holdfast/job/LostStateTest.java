package dev.holdfast.job;

import static dev.holdfast.job.HoldfastTopologyTest.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The state is lost, and the log has let go of its oldest rows: only cold storage has them. */
class LostStateTest {
  private static final long EXPIRED_ROWS = 40;

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
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    job =
        HoldfastTopologyTest.start(
            world,
            settings,
            Map.of("archive.interval.seconds", "1", "retire.rows.per.second", "1000"));
  }

  private void append(Commit commit) {
    assertThat(world.log.append(commit).toCompletableFuture().join().isWritten()).isTrue();
  }

  /** Long ago: a delivery, and holds that were confirmed or ran out, by turns. */
  private void appendPast() {
    append(Examples.commit(1, Examples.received(100)));
    for (long seq = 2; seq < EXPIRED_ROWS; seq += 2) {
      String reservation = "r" + seq;
      append(Examples.commit(seq, Examples.placed(reservation, 1, Examples.AT + 900_000)));
      append(
          Examples.commit(
              seq + 1,
              seq % 4 == 0
                  ? Examples.confirmed(reservation, seq, 1).build()
                  : Examples.expired(reservation, seq, 1).build()));
    }
    append(Examples.commit(EXPIRED_ROWS, Examples.received(1)));
  }

  private boolean isFoldedTo(long seq) {
    StockLevel level = world.readModels.level("mug");
    return level != null && level.getSeq() == seq;
  }

  @Test
  void whatTheLogHasLetGoOfComesFromColdStorage() throws Exception {
    appendPast();
    long due = shop.place("open", 3, 60, start) + 3_000;
    startJob();
    soon()
        .until(
            () ->
                LongStream.rangeClosed(1, EXPIRED_ROWS)
                    .allMatch(seq -> world.log.ttl("mug", seq).isPresent()));
    job.cancel().join();
    LongStream.rangeClosed(1, EXPIRED_ROWS).forEach(seq -> world.log.expire("mug", seq));
    world.trim();

    startJob();
    shop.tickPast(due);

    soon().until(() -> isFoldedTo(EXPIRED_ROWS + 2));
    assertThat(shop.kinds()).containsExactly("ReservationPlaced", "ReservationExpired");
    assertThat(world.readModels.level("mug").getOnHand()).isEqualTo(101 - 9);
    assertThat(world.readModels.level("mug").getReserved()).isZero();
  }
}
