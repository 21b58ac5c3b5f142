package dev.holdfast.job;

import static dev.holdfast.job.HoldfastTopologyTest.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Expiry;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Rest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hold sold in parts, and what comes back of it long after, through the whole job. */
class PartsTest {
  private static final long FORGOTTEN = Duration.ofHours(26).toMillis();

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private long now = System.currentTimeMillis();
  private JobClient job;

  @BeforeEach
  void startJob() throws Exception {
    job = HoldfastTopologyTest.start(world, new Configuration());
  }

  @AfterEach
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  private Command.Builder confirm(String id, long quantity, Rest rest) {
    return shop.command(id, CommandKind.confirm)
        .setReservation("r1")
        .setQuantity(quantity)
        .setRest(rest);
  }

  private Command.Builder takeBack(String id, String reservation, long quantity) {
    return shop.command(id, CommandKind.returned).setReservation(reservation).setQuantity(quantity);
  }

  /**
   * What becomes of commands that are sent one after the other without waiting: done, or why not.
   */
  private List<String> told(Command.Builder... commands) {
    for (Command.Builder command : commands) {
      shop.send(command, now);
    }
    return Stream.of(commands).map(command -> told(command.getCommand())).toList();
  }

  private String told(String command) {
    soon().until(() -> world.outcomes.stream().anyMatch(one -> one.getCommand().equals(command)));
    Outcome outcome =
        world.outcomes.stream().filter(one -> one.getCommand().equals(command)).findFirst().get();
    return outcome.getReason() == null ? outcome.getResult() : outcome.getReason();
  }

  /** With each tick, as in life: a placing that is read late expires with the next. */
  private boolean timeGoesOnUntil(String kind) {
    now += Expiry.STEP_MILLIS;
    shop.tick(now);
    return shop.kinds().contains(kind);
  }

  private Hold row() {
    long seq = shop.level().getSeq();
    soon().until(() -> world.readModels.availability("mug") != null);
    soon().until(() -> world.readModels.availability("mug").getSeq() == seq);
    return world.readModels.hold("mug", "r1");
  }

  @Test
  void eachPartIsACommandOfItsOwnAndNoMoreComesBackThanWasSold() {
    told(shop.command("receive", CommandKind.received).setQuantity(20L));
    shop.place("r1", 10, 600, now);

    assertThat(told(confirm("k1", 7, Rest.keep))).containsExactly("done");
    Hold held = row();
    assertThat(held.getStatus()).isEqualTo(HoldStatus.held);
    assertThat(held.getConfirmedQuantity()).isEqualTo(7);
    assertThat(shop.level().getReserved()).isEqualTo(3);

    assertThat(told(confirm("k2", 2, Rest.keep), confirm("k3", 2, Rest.keep)))
        .containsExactly("done", "more-than-held");
    shop.send(confirm("k2", 2, Rest.keep), now); // sent once more
    assertThat(told(confirm("k4", 1, null))).containsExactly("done");
    assertThat(row().getStatus()).isEqualTo(HoldStatus.confirmed);

    // What expires shows that time has gone on, for decide forgets in the same turn of the clock.
    shop.place("r2", 1, 600, now);
    now += FORGOTTEN;
    soon().until(() -> timeGoesOnUntil("ReservationExpired"));
    assertThat(told(takeBack("b1", "r1", 6), takeBack("b2", "r1", 6)))
        .containsExactly("done", "more-than-sold");
    assertThat(told(takeBack("b3", "r9", 1))).containsExactly("unknown-reservation");

    assertThat(shop.kinds()).contains("ReservationRecalled");
    Hold sold = row();
    assertThat(sold.getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(sold.getConfirmedQuantity()).isEqualTo(10);
    assertThat(sold.getReturnedQuantity()).isEqualTo(6);
    assertThat(shop.level().getOnHand()).isEqualTo(16);
    assertThat(shop.level().getReserved()).isZero();
  }
}
