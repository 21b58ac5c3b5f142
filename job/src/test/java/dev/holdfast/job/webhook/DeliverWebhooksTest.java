package dev.holdfast.job.webhook;

import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.job.Operators;
import dev.holdfast.job.Serializers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.ParkedWebhook;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverWebhooksTest {
  private static final long START = 1_700_000_000_000L;
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final List<WebhookEndpoint> MAILS = endpoints("mails");
  private static final List<WebhookEndpoint> BOTH = endpoints("mails", "erp");

  private final World world = new World();
  private KeyedOneInputStreamOperatorTestHarness<String, Commit, ParkedWebhook> harness;

  static List<WebhookEndpoint> endpoints(String... names) {
    Properties settings = new Properties();
    settings.setProperty(
        "webhooks",
        Stream.of(names)
            .map(
                name ->
                    """
                    {"name":"%s","url":"https://shop.example/%s","secretFile":"file:///secret",
                    "types":["reservation.held","item.sold-out"]}\
                    """
                        .formatted(name, name))
            .toList()
            .toString());
    ConfigReader reader = ConfigReader.of(settings);
    List<WebhookEndpoint> endpoints = WebhookSetting.read(reader, "webhooks", false);
    reader.check("is no setting");
    return endpoints;
  }

  @BeforeEach
  void openAnew() throws Exception {
    open(null, MAILS);
    harness.setProcessingTime(START);
  }

  private void open(OperatorSubtaskState state, List<WebhookEndpoint> endpoints) throws Exception {
    Stores stores = world.stores();
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            Operators.keyed(() -> new DeliverWebhooks(stores, endpoints, PATIENCE)),
            Commit::getItem,
            Types.STRING);
    harness.setup(Serializers.of(RecordTypes.PARKED_WEBHOOK));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private void openWith(List<WebhookEndpoint> endpoints) throws Exception {
    harness.close();
    open(null, endpoints);
    harness.setProcessingTime(START);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    world.close();
  }

  private void commit(String item, long seq, Event... events) throws Exception {
    long at = harness.getProcessingTime();
    harness.processElement(new Commit(item, seq, "c" + seq, at, List.of(events), null), 0);
  }

  private void pass(Duration time) throws Exception {
    long until = harness.getProcessingTime() + time.toMillis();
    while (harness.getProcessingTime() < until) {
      harness.setProcessingTime(Math.min(until, harness.getProcessingTime() + 50));
    }
  }

  @Test
  void whatIsWantedIsToldInTheLogsOrderAndNothingElse() throws Exception {
    commit("mug", 1, received(9));
    commit("mug", 2, placed("r1", 2, START), placed("r2", 2, START));
    commit("mug", 3, placed("r3", 2, START));
    pass(Duration.ofSeconds(1));

    assertThat(world.receivers.taken)
        .containsExactly("mails mug:2:held:r1", "mails mug:2:held:r2", "mails mug:3:held:r3");
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aReceiverThatIsAwayIsAskedAgainByTheSameIdAndHoldsUpNoOther() throws Exception {
    openWith(BOTH);
    world.receivers.away("mails");
    commit("mug", 1, placed("r1", 2, START));
    commit("mug", 2, placed("r2", 2, START));
    pass(Duration.ofSeconds(20));

    assertThat(world.receivers.taken).containsExactly("erp mug:1:held:r1", "erp mug:2:held:r2");
    assertThat(world.receivers.posts)
        .filteredOn("mails mug:1:held:r1"::equals)
        .hasSizeBetween(2, 8);

    world.receivers.back("mails");
    pass(Duration.ofMinutes(2));
    assertThat(world.receivers.taken)
        .endsWith("mails mug:1:held:r1", "mails mug:2:held:r2")
        .doesNotHaveDuplicates();
  }

  @Test
  void aSilentReceiverKeepsAFewCallsAndNoOtherReceiver() throws Exception {
    openWith(BOTH);
    world.receivers.silent("mails");
    for (int i = 0; i < 50; i++) {
      commit("item-" + i, 1, placed("r1", 2, START));
    }
    pass(Duration.ofSeconds(30));

    assertThat(world.receivers.posts)
        .filteredOn(post -> post.startsWith("mails"))
        .hasSize(EndpointPace.UNDER_WAY_MAX);
    assertThat(world.receivers.taken).hasSize(50);

    world.receivers.back("mails");
    world.receivers.speak();
    pass(Duration.ofSeconds(30));
    assertThat(world.receivers.taken).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotTakenForTooLongIsParkedWithItsReason() throws Exception {
    world.receivers.away("mails");
    commit("mug", 1, placed("r1", 2, START));
    pass(Duration.ofMinutes(59));
    commit("mug", 2, placed("r2", 2, START));
    assertThat(harness.extractOutputValues()).isEmpty();

    pass(Duration.ofMinutes(25));
    assertThat(harness.extractOutputValues())
        .extracting(ParkedWebhook::getEndpoint, ParkedWebhook::getId, ParkedWebhook::getReason)
        .containsExactly(tuple("mails", "mug:1:held:r1", "nobody is there"));

    world.receivers.back("mails");
    pass(Duration.ofMinutes(25));
    assertThat(world.receivers.taken).containsExactly("mails mug:2:held:r2");
  }

  @Test
  void ofTooManyTheOldestIsParked() throws Exception {
    world.receivers.silent("mails");
    for (int seq = 1; seq <= DeliverWebhooks.WAITING_MAX + 1; seq++) {
      commit("mug", seq, placed("r" + seq, 2, START));
    }
    assertThat(harness.extractOutputValues())
        .extracting(ParkedWebhook::getId)
        .containsExactly("mug:1:held:r1");

    world.receivers.back("mails");
    world.receivers.speak();
    pass(Duration.ofMinutes(2));
    assertThat(world.receivers.taken)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, DeliverWebhooks.WAITING_MAX + 1)
                .mapToObj(seq -> "mails mug:" + seq + ":held:r" + seq)
                .toList());
  }

  @Test
  void aRestoredStepSendsAgainWhatWasUnderWayAndThenTheRest() throws Exception {
    world.receivers.silent("mails");
    commit("mug", 1, placed("r1", 2, START));
    commit("mug", 2, placed("r2", 2, START));
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    world.receivers.back("mails");

    open(state, MAILS);
    harness.setProcessingTime(START + 1);
    pass(Duration.ofSeconds(1));

    assertThat(world.receivers.taken).containsExactly("mails mug:1:held:r1", "mails mug:2:held:r2");
  }

  @Test
  void whatWaitsForAReceiverThatIsNoneAnyMoreIsLetGoOf() throws Exception {
    world.receivers.away("mails");
    commit("mug", 1, placed("r1", 2, START));
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();

    open(state, List.of());
    harness.setProcessingTime(START + 5_000);

    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
    assertThat(harness.extractOutputValues()).isEmpty();
  }

  /** As cold storage brings it, at a start without state. */
  @Test
  void whatHappenedLongAgoIsNotTold() throws Exception {
    commit("mug", 1, placed("r1", 2, START));
    long old = START - PATIENCE.toMillis() - 1;
    harness.processElement(
        new Commit("pot", 1L, "c", old, List.of(placed("r1", 2, START)), null), 0);
    pass(Duration.ofSeconds(1));

    assertThat(world.receivers.taken).containsExactly("mails mug:1:held:r1");
  }
}
