package dev.holdfast.client;

import dev.holdfast.client.answer.Availability;
import dev.holdfast.client.answer.CartAnswer;
import dev.holdfast.client.answer.CartOutcomes;
import dev.holdfast.client.answer.DeadLetter;
import dev.holdfast.client.answer.DeadLetterPage;
import dev.holdfast.client.answer.HoldAnswer;
import dev.holdfast.client.answer.ItemPage;
import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.answer.Reservation;
import dev.holdfast.client.ask.ApiRequest;
import dev.holdfast.client.ask.CartHold;
import dev.holdfast.client.ask.CartLines;
import dev.holdfast.client.ask.Confirm;
import dev.holdfast.client.ask.Extend;
import dev.holdfast.client.ask.Hold;
import dev.holdfast.client.ask.Ids;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.ask.Paths;
import dev.holdfast.client.ask.Policy;
import dev.holdfast.client.ask.PutBack;
import dev.holdfast.client.ask.QuantityChange;
import dev.holdfast.client.ask.Release;
import dev.holdfast.client.ask.StockChange;
import dev.holdfast.client.call.Answers;
import dev.holdfast.client.call.Calls;
import dev.holdfast.client.call.CartCalls;
import dev.holdfast.client.call.Commands;
import dev.holdfast.client.call.Gateway;
import dev.holdfast.client.call.Timekeeper;
import dev.holdfast.client.stream.ItemListener;
import dev.holdfast.client.stream.ItemStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holdfast, for a shop's own code; {@link HoldfastBuilder} makes it. For any number of threads;
 * each call waits for its answer.
 *
 * <p>Every change has its id from the moment it is made here. So a call sends it again by itself as
 * long as its deadline lets it, and you may make the same call again: it counts once.
 *
 * <p>What a gateway says no to is an answer where a shop must expect it (sold out, rejected) and a
 * {@link ProblemException} where it need not (an item that does not exist, a key without rights).
 * Where nothing is known in time, changes answer {@code UNKNOWN}, and reads throw {@link
 * NoAnswerException}.
 */
public final class Holdfast {
  private final Gateway gateway;
  private final Timekeeper time;
  private final Calls calls;
  private final Answers answers;
  private final Commands commands;
  private final CartCalls carts;

  Holdfast(Gateway gateway, Timekeeper time, Calls calls) {
    this.gateway = gateway;
    this.time = time;
    this.calls = calls;
    this.answers = new Answers(calls);
    this.commands = new Commands(calls);
    this.carts = new CartCalls(calls);
  }

  /** The same with another deadline for each call. */
  public Holdfast within(Duration deadline) {
    return new Holdfast(gateway, time, calls.within(deadline));
  }

  // Placed while the customer waits.

  /** Holds units of an item for a cart. */
  public HoldAnswer hold(Hold hold) {
    return answers.hold(hold.request());
  }

  /** Holds units of several items for a cart, all or none. */
  public CartAnswer hold(CartHold cart) {
    return answers.cart(cart.request());
  }

  /** Makes a hold one of so many units, the + and - in a cart. */
  public HoldAnswer changeQuantity(String item, String reservation, int quantity) {
    return changeQuantity(QuantityChange.of(item, reservation, quantity));
  }

  /** The same, and may let it run longer. */
  public HoldAnswer changeQuantity(QuantityChange change) {
    return answers.hold(change.request());
  }

  /** What became of a hold; empty if there is none of that id, or it ended over 30 days ago. */
  public Optional<Reservation> reservation(String item, String reservation) {
    String path = Paths.reservation(item, reservation);
    return answers.find(ApiRequest.get(path), Reservation.class);
  }

  // Taken at once, decided a moment later.

  /** Lets a hold run for so many seconds from now on: before a customer is sent to pay. */
  public Outcome extend(String item, String reservation, int holdSeconds) {
    return extend(Extend.of(item, reservation, holdSeconds));
  }

  /** The same under a key of your own. */
  public Outcome extend(Extend extend) {
    return commands.send(extend);
  }

  /** Turns all that is held into a sale: after the customer has paid. */
  public Outcome confirm(String item, String reservation) {
    return confirm(Confirm.of(item, reservation));
  }

  /** The same, or a part of it. */
  public Outcome confirm(Confirm confirm) {
    return commands.send(confirm);
  }

  /** Gives back all that is held. */
  public Outcome release(String item, String reservation) {
    return release(Release.of(item, reservation));
  }

  /** The same, or a part of it. */
  public Outcome release(Release release) {
    return commands.send(release);
  }

  /** Turns holds of a cart into sales, each as {@link #confirm} does. */
  public CartOutcomes checkout(CartLines lines) {
    return carts.send(lines.checkout());
  }

  /** Gives back holds of a cart. */
  public CartOutcomes release(CartLines lines) {
    return carts.send(lines.release());
  }

  /** Tells of stock received, adjusted, counted or returned. */
  public Outcome changeStock(StockChange change) {
    return commands.send(change);
  }

  /** Says how an item may be sold. */
  public Outcome setPolicy(Policy policy) {
    return commands.send(policy);
  }

  /** What became of a command that was pending: asked again until it is known. */
  public Outcome outcome(Outcome before) {
    return commands.ask(before);
  }

  /** The same by the command's id, such as a key of your own. */
  public Outcome outcome(String item, String command) {
    return commands.ask(item, command);
  }

  // What there is.

  /** What is available of an item; empty if it does not exist. */
  public Optional<Availability> item(String item) {
    return answers.find(ApiRequest.get(Paths.item(item)), Availability.class);
  }

  /** The same as of {@code seq} at least, such as that of a hold just placed. */
  public Optional<Availability> item(String item, long seq) {
    ApiRequest request = ApiRequest.get(Paths.item(item) + "?atLeast=" + seq);
    return answers.find(request, Availability.class);
  }

  /** What is available of several items, 1 to 100; those that do not exist are left out. */
  public List<Availability> items(List<String> items) {
    String ids =
        items.stream()
            .map(item -> "id=" + Ids.check("item", item).replace("+", "%2B"))
            .collect(Collectors.joining("&"));
    return answers.read(ApiRequest.get("/items?" + ids), ItemPage.class).items();
  }

  /** A page of the items that there are. */
  public ItemPage items(ItemQuery query) {
    return answers.read(ApiRequest.get(query.on("/items")), ItemPage.class);
  }

  // For those who run it.

  /**
   * A page of what the job could not use.
   *
   * @param after the {@link DeadLetterPage#next} of the page before; empty for the first one
   */
  public DeadLetterPage deadLetters(Optional<String> after) {
    String query =
        after.map(id -> "?after=" + URLEncoder.encode(id, StandardCharsets.UTF_8)).orElse("");
    return answers.read(ApiRequest.get("/dead-letters" + query), DeadLetterPage.class);
  }

  /** Has a dead letter decided after all, once gateway and job can read it. */
  public Outcome putBack(DeadLetter letter) {
    return commands.send(PutBack.of(letter.id()));
  }

  // What happens.

  /** Listens to changes of items, from now on, until it is closed. */
  public ItemStream listen(ItemQuery query, ItemListener listener) {
    return listen(query, "", listener);
  }

  /** The same, going on after the event that an earlier stream heard last. */
  public ItemStream listen(ItemQuery query, String lastEventId, ItemListener listener) {
    return ItemStream.open(gateway, time, query, lastEventId, ItemStream.SILENCE_MAX, listener);
  }
}
