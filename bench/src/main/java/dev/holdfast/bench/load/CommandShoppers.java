package dev.holdfast.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.bench.measure.Latencies;
import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiReply;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Those who come, one after the other, each with an errand: most confirm a hold they placed, a
 * second before or just before; others look at what they placed, let it run out, or bring stock.
 * All on the client's thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows as an errand without an end
final class CommandShoppers {
  static final String HOLD = "hold: sent -> placed";
  static final String ACCEPTED = "confirm: sent -> accepted (202)";
  static final String DECIDED = "confirm, a second after: sent -> decided";
  static final String TOLD = "confirm, a second after: decided -> told";
  static final String CONFIRM_LATER = "confirm, a second after its hold: sent -> told";
  static final String CONFIRM_AT_ONCE = "confirm, just after its hold: sent -> told";
  static final String HOLD_SHOWN = "hold: sent -> GET /items/{item} shows it";
  static final String AT_LEAST = "GET /items/{item}?atLeast=seq, just after the 201";
  static final String RECEIVED_SHOWN = "stock received: sent -> GET /items/{item} shows it";
  static final String EXPIRED = "hold: end and grace -> expired";

  private static final List<String> ALL =
      List.of(
          HOLD,
          ACCEPTED,
          DECIDED,
          TOLD,
          CONFIRM_LATER,
          CONFIRM_AT_ONCE,
          HOLD_SHOWN,
          AT_LEAST,
          RECEIVED_SHOWN,
          EXPIRED);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONG_SECONDS = 900;
  private static final int SHORT_SECONDS = 2;
  private static final long LOOK_AGAIN_MILLIS = 5;
  private static final int LOOKS_MAX = 2_000;

  /** So much later an expiry is looked for in the log, which says when it was. */
  private static final long LATE_MILLIS = 3_000;

  private final ApiClient client;
  private final EventLoop loop;
  private final List<String> items;
  private final long graceMillis;
  private Latencies latencies = new Latencies(ALL);
  private long number;

  CommandShoppers(ApiClient client, EventLoop loop, List<String> items, long graceMillis) {
    this.client = client;
    this.loop = loop;
    this.items = items;
    this.graceMillis = graceMillis;
  }

  /** So many come a second; returns when the last of them has gone, too. */
  Latencies shop(int perSecond, Duration time) throws InterruptedException {
    Latencies measured = new Latencies(ALL);
    loop.execute(() -> latencies = measured); // the errands of the phase before have ended
    long all = time.toSeconds() * perSecond;
    for (long i = 0; i < all; i++) {
      loop.schedule(this::begin, i * 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }
    long last = time.toMillis() + SHORT_SECONDS * 1_000 + graceMillis + LATE_MILLIS + 1_000;
    try {
      loop.schedule(() -> {}, last, TimeUnit.MILLISECONDS).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return measured;
  }

  private void begin() {
    long errand = number++;
    String item = items.get((int) (errand % items.size()));
    switch ((int) (errand % 10)) {
      case 0, 1, 2 ->
          placed(item, LONG_SECONDS, hold -> later(1_000, () -> confirm(hold, CONFIRM_LATER)));
      case 3 -> placed(item, LONG_SECONDS, hold -> later(1_000, () -> accept(hold)));
      case 4, 5, 6 -> placed(item, LONG_SECONDS, hold -> confirm(hold, CONFIRM_AT_ONCE));
      case 7 ->
          placed(
              item, LONG_SECONDS, hold -> lookFor(hold.item, hold.seq, hold.sent, HOLD_SHOWN, 0));
      case 8 -> placed(item, SHORT_SECONDS, this::expire);
      default -> {
        placed(item, LONG_SECONDS, this::atLeast);
        receive(item);
      }
    }
  }

  /** A hold that was placed, and when it was asked for, as {@link System#nanoTime} has it. */
  private record Hold(String item, String reservation, long seq, long expiresAt, long sent) {}

  private void placed(String item, int seconds, Consumer<Hold> then) {
    String reservation = UUID.randomUUID().toString();
    long sent = System.nanoTime();
    client.ask(
        ShopRequest.hold(item, reservation, seconds),
        reply -> {
          if (ended(reply, 201, HOLD, sent)) {
            JsonNode hold = json(reply);
            then.accept(
                new Hold(
                    item,
                    reservation,
                    hold.path("seq").asLong(),
                    hold.path("expiresAt").asLong(),
                    sent));
          }
        });
  }

  private void confirm(Hold hold, String what) {
    long sent = System.nanoTime();
    long sentAt = System.currentTimeMillis();
    client.ask(
        ShopRequest.confirm(hold.item, hold.reservation, true),
        reply -> {
          if (ended(reply, 200, what, sent) && what.equals(CONFIRM_LATER)) {
            long decided = TimeUnit.MILLISECONDS.toNanos(json(reply).path("at").asLong() - sentAt);
            latencies.took(DECIDED, decided);
            latencies.took(TOLD, System.nanoTime() - sent - decided);
          }
        });
  }

  private void accept(Hold hold) {
    long sent = System.nanoTime();
    client.ask(
        ShopRequest.confirm(hold.item, hold.reservation, false),
        reply -> ended(reply, 202, ACCEPTED, sent));
  }

  private void atLeast(Hold hold) {
    long sent = System.nanoTime();
    client.ask(
        ShopRequest.get("/items/" + hold.item + "?atLeast=" + hold.seq),
        reply -> {
          boolean shown = reply.status() == 200 && json(reply).path("seq").asLong() >= hold.seq;
          end(shown, AT_LEAST, sent);
        });
  }

  private void receive(String item) {
    long sent = System.nanoTime();
    client.ask(
        ShopRequest.receive(item, UUID.randomUUID().toString()),
        reply -> {
          if (reply.status() == 200) {
            lookFor(item, json(reply).path("seq").asLong(), sent, RECEIVED_SHOWN, 0);
          } else {
            latencies.failed(RECEIVED_SHOWN);
          }
        });
  }

  private void lookFor(String item, long seq, long sent, String what, int looks) {
    client.ask(
        ShopRequest.get("/items/" + item),
        reply -> {
          boolean shown = reply.status() == 200 && json(reply).path("seq").asLong() >= seq;
          if (shown || looks == LOOKS_MAX) {
            end(shown, what, sent);
          } else {
            later(LOOK_AGAIN_MILLIS, () -> lookFor(item, seq, sent, what, looks + 1));
          }
        });
  }

  /** Nobody waits for an expiry: when it was, the log says. */
  private void expire(Hold hold) {
    long until = hold.expiresAt + graceMillis + LATE_MILLIS - System.currentTimeMillis();
    later(
        until,
        () ->
            client.ask(
                ShopRequest.get("/items/" + hold.item + "/events?limit=1000&after=" + hold.seq),
                reply -> expired(hold, json(reply).path("events"))));
  }

  private void expired(Hold hold, JsonNode events) {
    for (JsonNode event : events) {
      if (event.path("reservation").asText().equals(hold.reservation)
          && event.path("kind").asText().equals("ReservationExpired")) {
        long lag = event.path("at").asLong() - hold.expiresAt - graceMillis;
        latencies.took(EXPIRED, TimeUnit.MILLISECONDS.toNanos(lag));
        return;
      }
    }
    latencies.failed(EXPIRED);
  }

  private void later(long millis, Runnable then) {
    loop.schedule(then, millis, TimeUnit.MILLISECONDS);
  }

  private boolean ended(ApiReply reply, int status, String what, long sent) {
    end(reply.status() == status, what, sent);
    return reply.status() == status;
  }

  private void end(boolean well, String what, long sent) {
    if (well) {
      latencies.took(what, System.nanoTime() - sent);
    } else {
      latencies.failed(what);
    }
  }

  private static JsonNode json(ApiReply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
