package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.HoldfastBuilder;
import dev.holdfast.client.answer.Reservation;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.ask.StockChange;
import dev.holdfast.client.examples.BackInStock;
import dev.holdfast.client.examples.Checkout;
import dev.holdfast.client.examples.DeadLetterReplay;
import dev.holdfast.client.examples.FlashSale;
import dev.holdfast.client.examples.NightlyCount;
import dev.holdfast.client.stream.ItemChange;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.client.stream.StockAlert;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The client's examples, as they stand in docs/client.md, against the running system. */
@OnSharedSystem
class ClientExamplesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ItemQuery SOLD_OUT = ItemQuery.of(List.of("awaited")).alert("sold-out");
  private final LocalConfig config;
  private final Holdfast holdfast;

  ClientExamplesTest(SharedSystem shared) {
    config = shared.config();
    holdfast = HoldfastBuilder.at(GatewayPart.endpoint(config)).deadline(PATIENCE).build();
  }

  private void receive(String item, int units) {
    assertThat(holdfast.changeStock(StockChange.received(item, units)).isDone()).isTrue();
  }

  private static final class Purse implements Checkout.Bank {
    private final boolean full;
    private final List<String> charged = new ArrayList<>();

    Purse(boolean full) {
      this.full = full;
    }

    @Override
    public boolean charge(String order) {
      return full && charged.add(order);
    }

    @Override
    public void refund(String order) {
      charged.remove(order);
    }
  }

  @ConcurrentTest
  void checkoutSellsWhatIsPaidAndGivesBackWhatIsNot() {
    receive("checkout", 2);
    Purse purse = new Purse(true);
    Checkout rich = new Checkout(holdfast, purse);
    Checkout poor = new Checkout(holdfast, new Purse(false));
    Hold first = Hold.of("checkout", "c1", 1);
    Hold second = Hold.of("checkout", "c2", 1);

    assertThat(rich.addToCart(first).isHeld()).isTrue();
    assertThat(poor.addToCart(second).isHeld()).isTrue();
    assertThat(rich.addToCart(Hold.of("checkout", "c3", 1)).isSoldOut()).isTrue();

    assertThat(rich.pay("checkout", first.reservation())).isEqualTo(Checkout.End.SOLD);
    assertThat(rich.finish("checkout", first.reservation()))
        .as("after a crash")
        .isEqualTo(Checkout.End.SOLD);
    assertThat(poor.pay("checkout", second.reservation())).isEqualTo(Checkout.End.NOT_PAID);

    assertThat(purse.charged).containsExactly(first.reservation());
    Reservation given = holdfast.reservation("checkout", second.reservation()).orElseThrow();
    assertThat(holdfast.item("checkout", given.seq()).orElseThrow().onHand()).isEqualTo(1);
    assertThat(holdfast.item("checkout", given.seq()).orElseThrow().available()).isEqualTo(1);
  }

  @ConcurrentTest
  void aFlashSaleSellsWhatThereIsOnce() {
    FlashSale sale = new FlashSale(holdfast, "flash-sale");
    assertThat(sale.prepare(20, "note-1")).isTrue();
    assertThat(sale.prepare(20, "note-1")).as("the same note again").isTrue();

    List<String> told =
        IntStream.range(0, 60).parallel().mapToObj(i -> sale.buy("customer-" + i)).toList();

    assertThat(told).filteredOn(word -> word.startsWith("yours until")).hasSize(20);
    assertThat(told)
        .filteredOn(word -> word.startsWith("perhaps again at") || word.equals("sold out"))
        .hasSize(40);
  }

  @ConcurrentTest
  void aNightlyCountStandsThoughTheShopSoldMeanwhileAndItIsToldTwice() {
    receive("counted", 10);
    NightlyCount count = new NightlyCount(holdfast, "2026-11-26");
    await().atMost(PATIENCE).until(() -> count.moment("counted") == 1);
    Hold sold = Hold.of("counted", "c1", 2);
    assertThat(holdfast.hold(sold).isHeld()).isTrue();
    assertThat(holdfast.confirm("counted", sold.reservation()).isDone()).isTrue();

    assertThat(count.tell(Map.of("counted", 9), Map.of("counted", 1L))).isEmpty();
    assertThat(count.tell(Map.of("counted", 9), Map.of("counted", 1L))).isEmpty();

    await().atMost(PATIENCE).until(() -> holdfast.item("counted").orElseThrow().onHand() == 9 - 2);
  }

  @ConcurrentTest
  void aDeadLetterOfTheVersionBeforeIsDecidedAfterAllAndOthersStay() {
    String ofACommand = LetterRows.keep(config, "shard-a", received("late-note", 7));
    String stillDead = LetterRows.keep(config, "shard-b", new byte[] {1, 2, 3});

    List<String> told = new DeadLetterReplay(holdfast).run();

    assertThat(told).contains(ofACommand + " late-note DONE ");
    assertThat(told).anyMatch(each -> each.startsWith(stillDead + " Still dead"));
    await().atMost(PATIENCE).until(() -> holdfast.item("late-note").orElseThrow().onHand() == 7);
  }

  private static byte[] received(String item, long units) {
    return WireFormat.COMMAND.encode(
        Command.newBuilder()
            .setItem(item)
            .setCommand("note-of-" + item)
            .setKind(CommandKind.received)
            .setQuantity(units)
            .setSeq(0)
            .setAt(0)
            .build());
  }

  @ConcurrentTest
  void whoWaitsForAnItemIsToldOnceWhenItCanBeHadAgain() {
    receive("awaited", 1);
    List<String> told = new CopyOnWriteArrayList<>();
    List<String> soldOut = new CopyOnWriteArrayList<>();
    try (ItemStream watch = holdfast.listen(SOLD_OUT, new Alerts(soldOut));
        BackInStock listener = new BackInStock(holdfast, "", told::add)) {
      await()
          .atMost(PATIENCE)
          .until(() -> !listener.lastEventId().isEmpty() && !watch.lastEventId().isEmpty());
      assertThat(holdfast.hold(Hold.of("awaited", "c1", 1)).isHeld()).isTrue();
      await().atMost(PATIENCE).until(() -> soldOut.contains("awaited"));
      assertThat(told).doesNotContain("awaited");

      receive("awaited", 5);
      await().atMost(PATIENCE).until(() -> told.contains("awaited"));
    }
    assertThat(told).containsOnlyOnce("awaited");
  }

  private record Alerts(List<String> items) implements ItemListener {
    @Override
    public void alerted(StockAlert alert) {
      items.add(alert.item());
    }

    @Override
    public void changed(ItemChange change) {}
  }
}
