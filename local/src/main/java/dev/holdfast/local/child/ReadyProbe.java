package dev.holdfast.local.child;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks whether a child serves. */
@FunctionalInterface
public interface ReadyProbe {
  /**
   * Whether it serves now.
   *
   * @param starts how often the child has been started again
   */
  boolean ready(int starts) throws IOException, InterruptedException;

  /** Ready when the address answers at all. */
  static ReadyProbe answers(URI address) {
    return starts -> status(Http.CLIENT, address) > 0;
  }

  /** Ready when the address answers 200. */
  static ReadyProbe answersOk(URI address) {
    return answersOk(Http.CLIENT, address);
  }

  /** The same by a client of one's own. */
  static ReadyProbe answersOk(HttpClient client, URI address) {
    return starts -> status(client, address) == 200;
  }

  private static int status(HttpClient client, URI address)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** One client for all probes. */
  final class Http {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private Http() {}
  }
}
