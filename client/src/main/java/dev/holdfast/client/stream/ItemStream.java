package dev.holdfast.client.stream;

import dev.holdfast.client.answer.Availability;
import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.ask.ItemQuery;
import dev.holdfast.client.call.Backoff;
import dev.holdfast.client.call.Gateway;
import dev.holdfast.client.call.Json;
import dev.holdfast.client.call.Reply;
import dev.holdfast.client.call.Timekeeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Hears of changes until it is closed, on a thread of its own. When a connection ends it makes
 * another, and goes on after the last event that its listener has taken, so that nothing is missed.
 * What the listener throws ends it.
 */
public final class ItemStream implements AutoCloseable {
  /** The gateway gives a sign of life every five seconds. */
  public static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private static final String PATH = "/streams/items";
  private static final Duration PAUSE_FIRST = Duration.ofMillis(200);
  private static final Duration PAUSE_MOST = Duration.ofSeconds(10);
  private static final int FAULT = 500;
  private static final int NO_LIST = 501;

  private final OneConnection connection;
  private final ItemListener listener;
  private final Timekeeper time;
  private final Backoff backoff;
  private final Thread thread;
  private volatile String lastId;
  private int failures;

  private ItemStream(
      OneConnection connection, Timekeeper time, String lastId, ItemListener listener) {
    this.connection = connection;
    this.listener = listener;
    this.time = time;
    this.backoff = new Backoff(time, PAUSE_FIRST, PAUSE_MOST);
    this.lastId = lastId;
    this.thread = new Thread(this::run, "holdfast items");
    thread.setDaemon(true);
  }

  /**
   * Begins to listen.
   *
   * @param lastEventId where to go on; empty for from now on
   * @param silenceMax after so long without a sign of life the connection counts as gone
   */
  public static ItemStream open(
      Gateway gateway,
      Timekeeper time,
      ItemQuery query,
      String lastEventId,
      Duration silenceMax,
      ItemListener listener) {
    OneConnection connection = new OneConnection(gateway, query.on(PATH), silenceMax);
    ItemStream stream = new ItemStream(connection, time, lastEventId, listener);
    stream.thread.start();
    return stream;
  }

  private void run() {
    try {
      while (true) {
        try {
          connection.listen(lastId, () -> failures = 0, this::take);
        } catch (OneConnection.Ended ended) {
          Optional<Reply> refusal = ended.answer().filter(ItemStream::isFinal);
          if (refusal.isPresent()) {
            listener.refused(new ProblemException(refusal.get().problem()));
            return;
          }
          failures++;
          Duration asked = ended.answer().map(Reply::retryAfter).orElse(Duration.ZERO);
          Duration pause = backoff.after(failures, asked);
          listener.interrupted(ended.getMessage(), pause);
          time.sleep(pause);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isFinal(Reply reply) {
    boolean mayPass = reply.isTransient() || reply.status() >= FAULT;
    return !mayPass || reply.status() == NO_LIST;
  }

  private void take(ServerEvent event) throws IOException {
    if (event.name.equals("item")) {
      listener.changed(change(event.data));
    } else if (event.name.equals("alert")) {
      listener.alerted(read(event.data, StockAlert.class));
    } else if (event.name.equals("live")) {
      listener.live();
    }
    if (!event.id.isEmpty()) {
      lastId = event.id;
    }
  }

  private static ItemChange change(String data) throws IOException {
    Availability item = read(data, Availability.class);
    return new ItemChange(item, read(data, ItemChange.Word.class).change);
  }

  private static <T> T read(String data, Class<T> type) throws IOException {
    try {
      return Json.read(data.getBytes(StandardCharsets.UTF_8), type);
    } catch (NoAnswerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Of the last event that was taken; who listens again with it misses nothing. May be empty. */
  public String lastEventId() {
    return lastId;
  }

  /** Waits until it ends, which it does by being closed or refused. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Ends it. What the listener waits for is interrupted. */
  @Override
  @SuppressWarnings("Interruption") // the thread is our own
  public void close() {
    thread.interrupt();
  }
}
