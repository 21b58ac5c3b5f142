package dev.holdfast.job;

import static dev.holdfast.job.HoldfastTopologyTest.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldStatus;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a hold costs in writes of its row. */
class ReservationWritesTest {
  private static final int OF_EACH = 5;

  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final long start = System.currentTimeMillis();
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

  private static List<String> named(String word) {
    return IntStream.range(0, OF_EACH).mapToObj(number -> word + number).toList();
  }

  private Command.Builder command(CommandKind kind, String reservation) {
    String id =
        kind == CommandKind.confirm
            ? Confirmations.id(UUID.nameUUIDFromBytes(reservation.getBytes(UTF_8)), reservation)
            : kind + "-" + reservation;
    return shop.command(id, kind).setReservation(reservation);
  }

  private boolean stand(List<String> reservations, HoldStatus status) {
    return reservations.stream()
        .map(reservation -> world.readModels.hold("mug", reservation))
        .allMatch((Hold hold) -> hold != null && hold.getStatus() == status);
  }

  @Test
  void aHoldCostsOneWriteWhenItIsPlacedAndOneWhenItEnds() {
    shop.send(shop.command("receive", CommandKind.received).setQuantity(100L), start);
    soon().until(() -> shop.kinds().contains("StockReceived"));
    named("confirmed").forEach(reservation -> shop.place(reservation, 1, 60, start));
    named("released").forEach(reservation -> shop.place(reservation, 1, 60, start));
    long expiresAt = shop.place("expired0", 1, 60, start);
    // As a gateway does when many want one item at once.
    Event[] together =
        named("expired").stream()
            .skip(1)
            .map(reservation -> Examples.placed(reservation, 1, expiresAt))
            .toArray(Event[]::new);
    Commit commit = Examples.commitAt(start, shop.level().getSeq() + 1, together);
    assertThat(world.log.append(commit).toCompletableFuture().join().isWritten()).isTrue();

    named("confirmed").forEach(each -> shop.send(command(CommandKind.confirm, each), start));
    named("released").forEach(each -> shop.send(command(CommandKind.release, each), start));
    soon().until(() -> stand(named("confirmed"), HoldStatus.confirmed));
    soon().until(() -> stand(named("released"), HoldStatus.released));
    // What is rejected changes nothing, and costs nothing.
    named("confirmed").forEach(each -> shop.send(command(CommandKind.release, each), start));
    named("released").forEach(each -> shop.send(command(CommandKind.confirm, each), start));
    shop.tickPast(expiresAt + 3_000);
    soon().until(() -> stand(named("expired"), HoldStatus.expired));
    // No row of its own has a confirm of which its hold's row tells.
    soon().until(() -> world.outcomes.size() == 1 + 3 * OF_EACH);
    soon()
        .until(
            () ->
                world.readModels.level("mug") != null
                    && world.readModels.level("mug").getSeq() == shop.level().getSeq());

    assertThat(named("confirmed"))
        .allSatisfy(
            each -> {
              Command confirm = command(CommandKind.confirm, each).build();
              Hold hold = world.readModels.hold("mug", each);
              assertThat(Confirmations.outcome(hold, confirm.getCommand())).isPresent();
            });
    List<String> all =
        Stream.of("confirmed", "released", "expired")
            .flatMap(word -> named(word).stream())
            .toList();
    assertThat(all)
        .allSatisfy(each -> assertThat(world.readModels.writes("mug", each)).isEqualTo(2));
  }
}
