package dev.holdfast.proof.replay.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.proof.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.proof.replay.shop.ShopAction.ShopCommand;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reservation gateway as a shop's server sees it: its HTTP interface and nothing else. Every
 * call waits for an answer with {@link Retrying}'s patience; all may throw {@link GatewayAway}.
 */
public final class Gateway implements AutoCloseable {
  private static final int EVENTS_PER_PAGE = 500;

  private final HttpJson http;
  private final Retrying patient;
  private final int holdSeconds;

  /**
   * Connects to nothing yet.
   *
   * @param base where the gateway is
   * @param patience how long a request may go without an answer
   * @param holdSeconds how long a hold is asked for
   */
  public Gateway(URI base, Duration patience, int holdSeconds) {
    this.http = new HttpJson(base);
    this.patient = new Retrying(http, patience);
    this.holdSeconds = holdSeconds;
  }

  /** Waits until the gateway says that it can take holds. */
  public static void awaitReady(URI base, Duration patience) {
    try (HttpJson http = new HttpJson(base)) {
      Reply reply = new Retrying(http, patience).send(JsonRequest.get("ready"));
      if (reply.status() != 200) {
        throw new GatewayAway(base + "/ready answers " + reply.status() + ": not a gateway?");
      }
    }
  }

  public HoldAnswer reserve(ReserveLine line) {
    ObjectNode body = object();
    body.put("cart", line.cart());
    body.put("quantity", line.quantity());
    body.put("holdSeconds", holdSeconds);
    return Answers.hold(
        patient.send(
            JsonRequest.put(body, "items", line.item(), "reservations", line.reservation())));
  }

  /**
   * Hands a command in.
   *
   * @return nothing when the gateway took it, otherwise its answer in words
   */
  public Optional<String> ask(ShopCommand command) {
    Reply reply = patient.send(request(command).withIdempotencyKey(command.command()));
    boolean taken = reply.status() == 202 || reply.status() == 200;
    return taken ? Optional.empty() : Optional.of(reply.inWords());
  }

  private static JsonRequest request(ShopCommand command) {
    if (command instanceof ConfirmLine confirm) {
      return JsonRequest.post(
          object(), "items", confirm.item(), "reservations", confirm.reservation(), "confirm");
    }
    if (command instanceof ReleaseLine release) {
      return JsonRequest.delete("items", release.item(), "reservations", release.reservation());
    }
    if (command instanceof ReceiveStock receive) {
      return stock(receive, "received", receive.quantity(), "opening stock");
    }
    if (command instanceof ReturnStock returned) {
      return stock(returned, "returned", returned.quantity(), returned.reason());
    }
    AdjustStock adjust = (AdjustStock) command;
    return stock(adjust, "adjusted", adjust.change(), adjust.reason());
  }

  private static JsonRequest stock(ShopCommand command, String kind, int quantity, String why) {
    ObjectNode body = object();
    body.put("kind", kind);
    body.put("quantity", quantity);
    body.put("reason", why);
    return JsonRequest.post(body, "items", command.item(), "stock");
  }

  /** What became of a command; nothing while that is pending. */
  public Optional<Outcome> outcome(ShopCommand command) {
    Reply reply =
        patient.send(JsonRequest.get("items", command.item(), "commands", command.command()));
    String result = Answers.text(reply.body(), "result");
    boolean known = reply.status() == 200 && (result.equals("done") || result.equals("rejected"));
    return known ? Optional.of(Answers.outcome(reply.body())) : Optional.empty();
  }

  /** What a reservation is now: held, confirmed, released, expired, or the status code. */
  public String reservationStatus(String item, String reservation) {
    Reply reply = patient.send(JsonRequest.get("items", item, "reservations", reservation));
    return reply.status() == 200
        ? Answers.text(reply.body(), "status")
        : "answered " + reply.status();
  }

  /** The item's read model; nothing if the item is unknown there. */
  public Optional<ItemLevel> level(String item) {
    Reply reply = patient.send(JsonRequest.get("items", item));
    return reply.status() == 200 ? Optional.of(Answers.level(reply.body())) : Optional.empty();
  }

  /**
   * All events of the item's log.
   *
   * @throws UnreadableLog if the gateway answers anything but the events
   */
  public List<LoggedEvent> events(String item) throws UnreadableLog {
    List<LoggedEvent> events = new ArrayList<>();
    String after = "0";
    while (true) {
      String query = "after=" + JsonRequest.encode(after) + "&limit=" + EVENTS_PER_PAGE;
      Reply reply = patient.send(JsonRequest.get("items", item, "events").withQuery(query));
      if (reply.status() != 200) {
        throw new UnreadableLog(reply.inWords());
      }
      for (JsonNode event : reply.body().path("events")) {
        events.add(Answers.event(event));
      }
      String next = Answers.text(reply.body(), "next");
      if (next.isEmpty()) {
        return events;
      }
      if (next.equals(after)) {
        throw new UnreadableLog("the page after " + after + " names itself as the next");
      }
      after = next;
    }
  }

  /** Tries that had to be repeated so far. */
  public long retries() {
    return patient.retries();
  }

  /** The longest that a request waited for its answer over several tries so far. */
  public Duration longestOutage() {
    return patient.longest();
  }

  @Override
  public void close() {
    http.close();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
