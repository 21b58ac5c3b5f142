package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Expiry;
import dev.holdfast.domain.Policies;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Outcome;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The decisions about the hard cases, through the whole job; each on an item of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardCasesTest {
  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(2);

  private final World world = new World();
  private long now = System.currentTimeMillis();
  private JobClient job;
  private Shop shop;
  private String prefix;

  @BeforeAll
  void startJob() throws Exception {
    job = HoldfastTopologyTest.start(world, new Configuration());
  }

  @AfterAll
  void stopJob() {
    job.cancel().join();
    world.close();
  }

  @BeforeEach
  void anItemOfItsOwn(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName();
    shop = new Shop(world, "item-" + prefix);
    send("stock", shop.command(id("stock"), CommandKind.received).setQuantity(10L));
    assertThat(outcome("stock")).isEqualTo("done");
  }

  private String id(String command) {
    return prefix + "-" + command;
  }

  private void send(String command, Command.Builder what) {
    shop.send(what.setCommand(id(command)), now);
  }

  private void about(String command, CommandKind kind, Long quantity) {
    send(command, shop.command(command, kind).setReservation("r1").setQuantity(quantity));
  }

  private Outcome told(String command) {
    HoldfastTopologyTest.soon()
        .until(() -> world.outcomes.stream().anyMatch(o -> o.getCommand().equals(id(command))));
    return world.outcomes.stream()
        .filter(o -> o.getCommand().equals(id(command)))
        .findFirst()
        .orElseThrow();
  }

  private String outcome(String command) {
    Outcome outcome = told(command);
    return outcome.getReason() == null ? outcome.getResult() : outcome.getReason();
  }

  /** Places r1 and lets it expire. */
  private void expire(long quantity) {
    long due = shop.place("r1", quantity, 60, now) + 3_000;
    now = Math.max(now, due + 1 + Expiry.STEP_MILLIS);
    shop.tick(now);
    HoldfastTopologyTest.soon().until(() -> shop.kinds().contains("ReservationExpired"));
  }

  private List<String> kinds() {
    return shop.kinds().subList(1, shop.kinds().size());
  }

  @Test
  void aConfirmAfterTheExpiryIsALateConfirmationIfStockIsThere() {
    expire(3);
    about("late", CommandKind.confirm, null);
    assertThat(outcome("late")).isEqualTo("done");
    assertThat(kinds())
        .containsExactly("ReservationPlaced", "ReservationExpired", "LateConfirmation");
    assertThat(shop.level().getOnHand()).isEqualTo(7);
    assertThat(shop.level().getReserved()).isZero();
  }

  @Test
  void aConfirmAfterTheExpiryIsRejectedIfSomebodyElseHasTheStock() {
    expire(8);
    shop.place("r2", 9, 600, now);
    about("late", CommandKind.confirm, null);
    assertThat(outcome("late")).isEqualTo("expired");
    assertThat(shop.level().getOnHand()).isEqualTo(10);
  }

  @Test
  void ofAConfirmAndAReleaseTheFirstWinsAndTheOtherIsToldWhatWon() {
    shop.place("r1", 3, 600, now);
    about("confirm", CommandKind.confirm, null);
    about("release", CommandKind.release, null);
    assertThat(outcome("confirm")).isEqualTo("done");
    assertThat(outcome("release")).isEqualTo("confirmed");

    shop.place("r2", 3, 600, now);
    send("release2", shop.command("", CommandKind.release).setReservation("r2"));
    send("confirm2", shop.command("", CommandKind.confirm).setReservation("r2"));
    assertThat(outcome("release2")).isEqualTo("done");
    assertThat(outcome("confirm2")).isEqualTo("released");
    assertThat(shop.level().getOnHand()).isEqualTo(7);
    assertThat(shop.level().getReserved()).isZero();
  }

  @Test
  void aCommandDeliveredTwiceHasOneEvent() {
    shop.place("r1", 3, 600, now);
    about("confirm", CommandKind.confirm, null);
    about("confirm", CommandKind.confirm, null);
    about("last", CommandKind.confirm, null); // the same under another id
    assertThat(outcome("confirm")).isEqualTo("done");
    assertThat(outcome("last")).isEqualTo("done");
    assertThat(kinds())
        .containsExactly("ReservationPlaced", "ReservationConfirmed", "ReservationConfirmed");
    assertThat(shop.level().getOnHand()).isEqualTo(7);
  }

  @Test
  void aConfirmOfFewerReleasesTheRestInTheSameCommit() {
    shop.place("r1", 5, 600, now);
    about("part", CommandKind.confirm, 3L);
    assertThat(outcome("part")).isEqualTo("done");
    assertThat(shop.commits()).hasSize(3);
    assertThat(kinds())
        .containsExactly("ReservationPlaced", "ReservationConfirmed", "ReservationReleased");
    assertThat(shop.level().getReserved()).isZero();
  }

  @Test
  void aConfirmOfMoreThanIsHeldIsRejectedAndTheHoldRunsOn() {
    shop.place("r1", 5, 600, now);
    about("more", CommandKind.confirm, 6L);
    assertThat(outcome("more")).isEqualTo("more-than-held");
    assertThat(shop.level().getReserved()).isEqualTo(5);
  }

  @Test
  void theSameIdWithOtherContentIsRejectedAndTheFirstOutcomeStands() {
    send("id", shop.command("", CommandKind.received).setQuantity(1L));
    send("id", shop.command("", CommandKind.received).setQuantity(2L));
    HoldfastTopologyTest.soon().until(() -> shop.kinds().contains("CommandRejected"));
    assertThat(outcome("id")).isEqualTo("done");
    assertThat(shop.level().getOnHand()).isEqualTo(11);
    assertThat(
            shop.commits().stream()
                .flatMap(commit -> commit.getEvents().stream())
                .filter(event -> "id-reused".equals(event.getReason())))
        .hasSize(1);
  }

  @Test
  void aCommandAboutAHoldThatNobodyPlacedIsRejected() {
    about("none", CommandKind.release, null);
    assertThat(outcome("none")).isEqualTo("unknown-reservation");
  }

  @Test
  void anExtensionIsForOpenHoldsOnlyAndUpToTheLongestLife() {
    shop.place("r1", 3, 60, now);
    send(
        "longer", shop.command("", CommandKind.extend).setReservation("r1").setHoldSeconds(90_000));
    assertThat(outcome("longer")).isEqualTo("done");
    long latest = shop.commits().get(2).getEvents().get(0).getExpiresAt();
    long placedAt = shop.commits().get(1).getAt();
    assertThat(latest).isEqualTo(placedAt + Policies.DEFAULT.getHoldSecondsMax() * 1000L);

    send(
        "further",
        shop.command("", CommandKind.extend).setReservation("r1").setHoldSeconds(90_000));
    assertThat(outcome("further")).isEqualTo("hold-seconds-max");

    about("release", CommandKind.release, null);
    send("closed", shop.command("", CommandKind.extend).setReservation("r1").setHoldSeconds(60));
    assertThat(outcome("closed")).isEqualTo("released");
  }

  @Test
  void aCommandIsNotDecidedBeforeTheCommitItsSenderSawAndThenItIs() {
    world.log.lose(commit -> commit.getItem().equals("item-" + prefix));
    shop.place("r1", 3, 600, now);
    world.log.lose(commit -> false);
    about("confirm", CommandKind.confirm, null);
    assertThat(outcome("confirm")).isEqualTo("done");
  }
}
