package dev.holdfast.proof.replay.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.proof.api.ApiClient;
import dev.holdfast.proof.api.ApiReply;
import dev.holdfast.proof.api.ApiThread;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** JSON over HTTP, one try at a time: whoever sends waits for the answer. */
final class HttpJson implements AutoCloseable {
  private static final int RETRY_AFTER_SECONDS_MAX = 5;

  private final ObjectMapper json = new ObjectMapper();
  private final ApiThread thread = new ApiThread("replay's client");
  private final ApiClient client;
  private final String base;
  private final String prefix;

  /**
   * Connects to nothing yet.
   *
   * @param base where the gateway is, with or without a slash at the end
   */
  HttpJson(URI base) {
    this.client = ApiClient.to(thread, base);
    this.base = withoutSlash(base.toString());
    this.prefix = withoutSlash(base.getRawPath());
  }

  private static String withoutSlash(String text) {
    return text.replaceAll("/+$", "");
  }

  /** Where a request goes, for people. */
  String url(JsonRequest request) {
    return base + request.path();
  }

  /**
   * Sends the request once.
   *
   * @param triesBefore what to note in the reply
   */
  Reply send(JsonRequest request, int triesBefore) throws NoAnswer, InterruptedException {
    long begun = System.nanoTime();
    CompletableFuture<ApiReply> answer = new CompletableFuture<>();
    client.ask(request.under(prefix), answer::complete);
    ApiReply reply = await(answer);
    long nanos = System.nanoTime() - begun;
    if (reply.status() == ApiReply.NOT_SENT) {
      throw new NoAnswer("no connection", Duration.ZERO);
    }
    if (reply.status() == ApiReply.NO_ANSWER) {
      throw new NoAnswer("the connection ended, or nothing came", Duration.ZERO);
    }
    if (reply.status() >= 500 || reply.status() == 429) {
      throw new NoAnswer("status " + reply.status(), retryAfter(reply.retryAfter()));
    }
    return new Reply(reply.status(), parse(reply.body()), nanos, triesBefore);
  }

  private static ApiReply await(CompletableFuture<ApiReply> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is never an error", e);
    }
  }

  private JsonNode parse(String body) throws NoAnswer {
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new NoAnswer("an answer that is no JSON", Duration.ZERO);
    }
  }

  private static Duration retryAfter(String seconds) {
    boolean number = seconds.matches("\\d{1,6}");
    return Duration.ofSeconds(
        number ? Math.min(Integer.parseInt(seconds), RETRY_AFTER_SECONDS_MAX) : 0);
  }

  @Override
  public void close() {
    thread.close();
  }
}
