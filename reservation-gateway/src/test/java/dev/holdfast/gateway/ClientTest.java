package dev.holdfast.gateway;

import static dev.holdfast.gateway.shelf.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.HoldfastBuilder;
import dev.holdfast.client.answer.CartAnswer;
import dev.holdfast.client.answer.CartOutcomes;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.answer.Problem;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.answer.Reservation;
import dev.holdfast.client.answer.StockStatus;
import dev.holdfast.client.ask.CartHold;
import dev.holdfast.client.ask.CartLines;
import dev.holdfast.client.ask.Confirm;
import dev.holdfast.client.ask.Extend;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.ask.Policy;
import dev.holdfast.client.ask.QuantityChange;
import dev.holdfast.client.ask.Release;
import dev.holdfast.client.ask.StockChange;
import dev.holdfast.client.stream.ItemStream;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The client that shops have, at a real gateway: both mean the same by each call. */
class ClientTest extends OverHttp {
  private static Holdfast holdfast() {
    return HoldfastBuilder.at(URI.create("http://127.0.0.1:" + gateway.port))
        .deadline(Duration.ofSeconds(30))
        .build();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60));
  }

  @Test
  void aHoldIsPlacedOnceHoweverOftenItIsSentAndChangedInQuantity() {
    world.receive("client-hold", 5);
    Hold hold = Hold.of("client-hold", "c1", 2).forSeconds(600);

    Reservation placed = holdfast().hold(hold).reservation().orElseThrow();
    Reservation again = holdfast().hold(hold).reservation().orElseThrow();
    assertThat(again.seq()).isEqualTo(placed.seq());
    assertThat(again.expiresAt()).isEqualTo(placed.expiresAt());

    assertThat(holdfast().changeQuantity("client-hold", hold.reservation(), 4).isHeld()).isTrue();
    HoldAnswer more =
        holdfast()
            .changeQuantity(
                QuantityChange.of("client-hold", hold.reservation(), 9).forSeconds(900));
    assertThat(more.isSoldOut()).isTrue();
    assertThat(more.available()).isEqualTo(1);

    Reservation now = holdfast().reservation("client-hold", hold.reservation()).orElseThrow();
    assertThat(now.quantity()).isEqualTo(4);
    assertThat(holdfast().item("client-hold", now.seq()).orElseThrow().available()).isEqualTo(1);
  }

  @Test
  void soldOutTellsWhenTheFirstHoldEnds() {
    world.receive("client-out", 1);
    Reservation first = holdfast().hold(Hold.of("client-out", "c1", 1)).reservation().orElseThrow();

    HoldAnswer refused = holdfast().hold(Hold.of("client-out", "c2", 1));

    assertThat(refused.kind()).isEqualTo(HoldAnswer.Kind.SOLD_OUT);
    assertThat(refused.holdsEndAt()).contains(first.expiresAt());
    assertThat(refused.detail()).isNotBlank();
  }

  @Test
  void aCartIsHeldAsAWholeOrInPartOrNotAtAll() {
    world.receive("client-tea", 5);
    world.receive("client-pot", 1);
    CartHold both = CartHold.of("c1").line("client-tea", 2).line("client-pot", 1);
    CartHold tooMuch = CartHold.of("c2").line("client-tea", 1).line("client-pot", 1);

    CartAnswer held = holdfast().hold(both);
    assertThat(held.isAllHeld()).isTrue();
    assertThat(held.reservations()).hasSize(2);
    assertThat(holdfast().hold(both).reservations()).hasSize(2);

    CartAnswer refused = holdfast().hold(tooMuch);
    assertThat(refused.kind()).isEqualTo(CartAnswer.Kind.SOLD_OUT);
    assertThat(refused.lacking().get(0).item()).isEqualTo("client-pot");

    CartAnswer some = holdfast().hold(tooMuch.as("some").partial());
    assertThat(some.kind()).isEqualTo(CartAnswer.Kind.HELD);
    assertThat(some.isAllHeld()).isFalse();
    assertThat(some.reservations().get(0).item()).isEqualTo("client-tea");
  }

  @Test
  void eachCommandReachesTheStreamAsItWasMeant() {
    String item = "client-commands";
    Holdfast impatient = holdfast().within(Duration.ofSeconds(5));
    world.receive(item, 20);
    holdfast().hold(Hold.of(item, "c1", 9).as("r1"));

    List<Outcome> outcomes =
        all(
            List.of(
                () -> impatient.changeStock(StockChange.received(item, 5).key("k1")),
                () -> impatient.confirm(Confirm.part(item, "r1", 2).keepRest().key("k2")),
                () -> impatient.release(Release.part(item, "r1", 1).key("k3")),
                () -> impatient.extend(Extend.of(item, "r1", 60).key("k4")),
                () -> impatient.setPolicy(Policy.of(item).safetyStock(3).key("k5")),
                () -> impatient.confirm(item, "r1")));

    assertThat(outcomes).extracting(Outcome::result).containsOnly(Outcome.Result.PENDING);
    Map<String, Command> sent =
        world.commands(item).stream()
            .collect(Collectors.toMap(Command::getCommand, command -> command));
    assertThat(sent).hasSize(6);
    assertThat(sent.get("k1").getKind()).isEqualTo(CommandKind.received);
    assertThat(sent.get("k2").getKind()).isEqualTo(CommandKind.confirm);
    assertThat(sent.get("k2").getQuantity()).isEqualTo(2);
    assertThat(sent.get("k3").getKind()).isEqualTo(CommandKind.release);
    assertThat(sent.get("k3").getQuantity()).isEqualTo(1);
    assertThat(sent.get("k4").getHoldSeconds()).isEqualTo(60);
    assertThat(sent.get("k5").getPolicy().getSafetyStock()).isEqualTo(3);
    String whole = outcomes.get(5).command().orElseThrow();
    assertThat(sent.get(whole).getKind()).isEqualTo(CommandKind.confirm);
  }

  private static List<Outcome> all(List<Supplier<Outcome>> calls) {
    List<CompletableFuture<Outcome>> begun =
        calls.stream()
            .map(call -> CompletableFuture.supplyAsync(call, task -> new Thread(task).start()))
            .toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void theLinesOfACartAreSoldAsNamed() {
    world.receive("client-line", 5);
    assertThat(holdfast().hold(Hold.of("client-line", "c9", 2).as("r9")).isHeld()).isTrue();
    CartLines lines = CartLines.of("c9").line("client-line", "r9").line("client-line", "none");

    CartOutcomes outcomes = holdfast().within(Duration.ofSeconds(3)).checkout(lines);

    assertThat(outcomes.lines())
        .extracting(CartOutcomes.Line::result)
        .containsExactlyInAnyOrder(CartOutcomes.Result.PENDING, CartOutcomes.Result.REFUSED);
    assertThat(world.commands("client-line"))
        .extracting(Command::getReservation)
        .containsOnly("r9");
  }

  @Test
  void anOutcomeIsHeardWhenItIsThereAndCanBeAskedForAgain() {
    StockChange change = StockChange.received("client-outcome", 5);
    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(() -> holdfast().changeStock(change));
    soon().until(() -> !world.commands("client-outcome").isEmpty());
    world.readModels.decide(world.commands("client-outcome").get(0), "done");

    assertThat(outcome.join().isDone()).isTrue();
    assertThat(holdfast().outcome(outcome.join()).isDone()).isTrue();
    assertThat(holdfast().outcome("client-outcome", change.key()).isDone()).isTrue();
    assertThat(holdfast().changeStock(change).isDone()).isTrue();
  }

  @Test
  void whatIsUnknownIsEmptyAndWhatIsWrongIsAProblem() {
    assertThat(holdfast().item("client-none")).isEmpty();
    assertThat(holdfast().reservation("client-none", "r1")).isEmpty();

    Problem unknown =
        catchThrowableOfType(
                ProblemException.class, () -> holdfast().hold(Hold.of("client-none", "c1", 1)))
            .problem();
    assertThat(unknown.is(Problem.UNKNOWN_ITEM)).isTrue();

    Problem invalid =
        catchThrowableOfType(
                ProblemException.class, () -> holdfast().hold(Hold.of("client-none", "c1", 0)))
            .problem();
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(invalid.faults()).isNotEmpty();
  }

  @Test
  void itemsAreListedAndListenedTo() {
    world.readModels.write(row("client+list", 1, 3));
    soon().until(() -> gateway.get("/items").status() == 200);
    soon()
        .until(
            () -> holdfast().items(ItemQuery.all().prefix("client+").status("low-stock")).items(),
            items -> items.size() == 1);
    assertThat(holdfast().items(List.of("client+list", "client-none")))
        .singleElement()
        .satisfies(item -> assertThat(item.status()).isEqualTo(StockStatus.LOW_STOCK));

    List<String> heard = new CopyOnWriteArrayList<>();
    ItemQuery query = ItemQuery.of(List.of("client+list")).snapshot();
    String left;
    try (ItemStream stream =
        holdfast()
            .listen(
                query,
                change -> heard.add(change.availability().seq() + change.change().orElse("")))) {
      soon().until(() -> heard.contains("1"));
      world.readModels.write(row("client+list", 2, 0));
      soon().until(() -> heard.contains("2sold-out"));
      soon().until(() -> !stream.lastEventId().isEmpty());
      left = stream.lastEventId();
    }
    world.readModels.write(row("client+list", 3, 9));
    try (ItemStream stream =
        holdfast()
            .listen(query, left, change -> heard.add("again " + change.availability().seq()))) {
      soon().until(() -> heard.contains("again 3"));
    }
  }
}
