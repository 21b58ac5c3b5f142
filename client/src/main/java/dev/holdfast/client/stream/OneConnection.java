package dev.holdfast.client.stream;

import dev.holdfast.client.call.Gateway;
import dev.holdfast.client.call.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Listens over one connection, as long as it lasts. */
@SuppressWarnings("Interruption") // Java's client ends a request only if it may interrupt
final class OneConnection {
  private static final int REFUSAL_BYTES_MAX = 64 << 10;

  private final Gateway gateway;
  private final String path;
  private final Duration silenceMax;

  /**
   * Connects to nothing yet.
   *
   * @param silenceMax after so long without a sign of life the connection counts as gone
   */
  OneConnection(Gateway gateway, String path, Duration silenceMax) {
    this.gateway = gateway;
    this.path = path;
    this.silenceMax = silenceMax;
  }

  /** What ended a connection: an answer that is no stream, or a fault. */
  static final class Ended extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reply answer;

    Ended(Reply answerOrNull, String why) {
      super(why);
      this.answer = answerOrNull;
    }

    Optional<Reply> answer() {
      return Optional.ofNullable(answer);
    }
  }

  /**
   * Hands on events until it ends, which it always does by throwing.
   *
   * @param lastId to go on from; empty for the beginning
   * @param heard called whenever anything comes, also a sign of life
   */
  void listen(String lastId, Runnable heard, EventParser.Taker then)
      throws Ended, InterruptedException {
    HttpRequest.Builder request = gateway.to(path).timeout(silenceMax).GET();
    request.header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    EventBody body = new EventBody();
    CompletableFuture<HttpResponse<EventBody>> answer =
        gateway.http().sendAsync(request.build(), response -> body);
    try {
      HttpResponse<EventBody> response = answer.get();
      if (response.statusCode() != 200) {
        throw refusal(response);
      }
      EventParser parser = new EventParser(then);
      while (true) {
        for (ByteBuffer piece : body.next(silenceMax)) {
          parser.read(piece);
        }
        heard.run();
      }
    } catch (IOException e) {
      throw new Ended(null, e.getMessage());
    } catch (ExecutionException e) {
      throw new Ended(null, String.valueOf(e.getCause()));
    } finally {
      answer.cancel(true);
      body.cancel();
    }
  }

  private Ended refusal(HttpResponse<EventBody> response) throws InterruptedException {
    byte[] said = response.body().rest(REFUSAL_BYTES_MAX, silenceMax);
    String retryAfter = response.headers().firstValue("Retry-After").orElse("");
    Reply reply = new Reply(response.statusCode(), retryAfter, said);
    return new Ended(reply, reply.problem().toString());
  }
}
