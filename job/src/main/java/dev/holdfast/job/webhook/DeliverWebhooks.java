package dev.holdfast.job.webhook;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.domain.feed.FeedTypes;
import dev.holdfast.domain.operator.Cell;
import dev.holdfast.domain.operator.Counter;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.domain.operator.Setup;
import dev.holdfast.domain.operator.StateType;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.domain.operator.Time;
import dev.holdfast.domain.operator.Turn;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.ParkedWebhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells receivers of events, of one item in the log's order, each until it is taken. What waits,
 * waits in state: a receiver that is slow or away holds up nobody, neither this step nor another
 * item. After a recovery what was under way is sent again, under the same id.
 *
 * <p>What was not taken for too long is handed on, to be parked. So is the first of too many; the
 * order then has a gap, and what is redelivered comes late.
 */
public final class DeliverWebhooks implements KeyedOperator<Commit, ParkedWebhook> {
  /** Events of one item that wait for one receiver. */
  static final int WAITING_MAX = 1_000;

  /** When the answer to a call is looked for, and looked for again. */
  static final long LOOK_MILLIS = 50;

  private static final long AGAIN_MIN_MILLIS = 1_000;
  private static final long AGAIN_MAX_MILLIS = 600_000;

  private final Stores stores;
  private final List<WebhookEndpoint> endpoints;
  private final long patienceMillis;
  private Stores.Opened opened;
  private Receivers receivers;
  private WebhookCalls calls;
  private Turn<ParkedWebhook> turn;
  private Cell<List<WebhookLine>> lines;
  private Table<String, Webhook> waiting;
  private Counter delivered;
  private Counter failed;
  private Counter parked;

  /**
   * @param patience how long after it happened an event is sent
   */
  public DeliverWebhooks(Stores stores, List<WebhookEndpoint> endpoints, Duration patience) {
    this.stores = stores;
    this.endpoints = endpoints;
    this.patienceMillis = patience.toMillis();
  }

  @Override
  public Time time() {
    return Time.PROCESSING;
  }

  @Override
  public void open(Setup<ParkedWebhook> setup) {
    if (!endpoints.isEmpty()) {
      opened = stores.open("deliver-webhooks");
      receivers = opened.receivers();
      calls = new WebhookCalls(receivers, opened.chance());
      setup.gauge("webhooksUnderWay", calls::underWay);
    }
    turn = setup.turn();
    lines = setup.cell("lines", StateType.listOf(StateType.fields(WebhookLine.class)));
    waiting = setup.table("waiting", StateType.STRING, StateType.fields(Webhook.class));
    delivered = setup.counter("webhooksDelivered");
    failed = setup.counter("webhooksFailed");
    parked = setup.counter("webhooksParked");
  }

  @Override
  public void close() {
    if (opened != null) {
      receivers.close();
      opened.close();
    }
  }

  /** What is old when it is first read, as after a start without state, nobody waits for. */
  @Override
  public void onElement(Commit commit) {
    if (endpoints.isEmpty() || commit.getAt() + patienceMillis < turn.now()) {
      return;
    }
    List<WebhookLine> now = null;
    for (Event event : commit.getEvents()) {
      String type = FeedTypes.of(event).orElse(null);
      for (WebhookEndpoint endpoint : endpoints) {
        if (type != null && endpoint.wants(type)) {
          now = now == null ? copyOfLines() : now;
          add(CloudEvents.of(commit, event, type), endpoint, now);
        }
      }
    }
    if (now != null) {
      keep(now);
    }
  }

  private List<WebhookLine> copyOfLines() {
    List<WebhookLine> copy = new ArrayList<>();
    lines.getOr(List.of()).forEach(line -> copy.add(line.copy()));
    return copy;
  }

  private void add(Webhook webhook, WebhookEndpoint endpoint, List<WebhookLine> all) {
    WebhookLine line =
        all.stream().filter(one -> one.endpoint.equals(endpoint.name())).findFirst().orElse(null);
    if (line == null) {
      line = new WebhookLine(endpoint.name());
      all.add(line);
    }
    boolean wasEmpty = line.isEmpty();
    waiting.put(key(line, line.next), webhook);
    line.next++;
    if (line.next - line.first > WAITING_MAX) {
      park(line, "more than " + WAITING_MAX + " events of the item wait");
    }
    if (wasEmpty) {
      send(line, endpoint);
    }
  }

  private static String key(WebhookLine line, long number) {
    return line.endpoint + "/" + number;
  }

  /** A time asked for has come. */
  @Override
  public void onTime(long time) {
    List<WebhookLine> now = copyOfLines();
    for (WebhookLine line : now) {
      if (line.lookAt <= turn.now()) {
        find(line.endpoint).ifPresentOrElse(endpoint -> look(line, endpoint), () -> drop(line));
      }
    }
    keep(now);
  }

  private Optional<WebhookEndpoint> find(String name) {
    return endpoints.stream().filter(endpoint -> endpoint.name().equals(name)).findFirst();
  }

  private void look(WebhookLine line, WebhookEndpoint endpoint) {
    if (calls.isUnderWay(turn.key(), endpoint)) {
      lookAfter(LOOK_MILLIS, line);
      return;
    }
    WebhookCalls.Answer answer = calls.take(turn.key(), endpoint, turn.now());
    if (answer == null || answer.number != line.first) {
      send(line, endpoint);
    } else if (answer.failure == null) {
      delivered.add(1);
      removeFirst(line);
      send(line, endpoint);
    } else {
      failed.add(1);
      onFailure(answer.failure, line);
    }
  }

  private void onFailure(String failure, WebhookLine line) {
    line.failures++;
    while (!line.isEmpty() && first(line).at + patienceMillis < turn.now()) {
      park(line, failure);
    }
    int doublings = Math.min(line.failures - 1, Short.SIZE);
    long pause = Math.min(AGAIN_MIN_MILLIS << doublings, AGAIN_MAX_MILLIS);
    lookAfter(pause + opened.chance().below(pause), line);
  }

  /** Begins to deliver the first, if there is one and the receiver is not asked too much. */
  private void send(WebhookLine line, WebhookEndpoint endpoint) {
    if (line.isEmpty()) {
      return;
    }
    long pause = calls.pause(endpoint, turn.now());
    if (pause == 0) {
      calls.begin(turn.key(), endpoint, line.first, first(line));
    }
    lookAfter(pause == 0 ? LOOK_MILLIS : pause, line);
  }

  private Webhook first(WebhookLine line) {
    return waiting.get(key(line, line.first));
  }

  private void removeFirst(WebhookLine line) {
    waiting.remove(key(line, line.first));
    line.first++;
    line.failures = 0;
  }

  private void park(WebhookLine line, String reason) {
    Webhook webhook = first(line);
    int failures = line.failures;
    removeFirst(line);
    line.failures = failures;
    parked.add(1);
    turn.emit(
        new ParkedWebhook(
            line.endpoint, webhook.id, webhook.type, webhook.at, turn.now(), reason, webhook.body));
  }

  /** Its receiver is none any more. */
  private void drop(WebhookLine line) {
    while (!line.isEmpty()) {
      removeFirst(line);
    }
  }

  private void lookAfter(long millis, WebhookLine line) {
    line.lookAt = turn.now() + millis;
    turn.callAt(line.lookAt);
  }

  private void keep(List<WebhookLine> now) {
    now.removeIf(WebhookLine::isEmpty);
    lines.set(now.isEmpty() ? null : now);
  }
}
