package dev.holdfast.proof.history.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What the gateways of a fleet have counted of each other's requests since they were started; what
 * those had counted that were killed is lost.
 *
 * @param handedOver requests that went to another gateway
 * @param decidedAgain those of them that had no answer, or came back
 * @param taken requests that came from another gateway
 */
public record HandOvers(long handedOver, long decidedAgain, long taken) {
  public static final HandOvers NONE = new HandOvers(0, 0, 0);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** As the gateway at `address` says. */
  static HandOvers of(HttpClient client, URI address) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/metrics")).timeout(PATIENCE).build();
      String metrics = client.send(request, BodyHandlers.ofString()).body();
      return new HandOvers(
          count(metrics, "handed_over"), count(metrics, "decided_again"), count(metrics, "taken"));
    } catch (IOException e) {
      return NONE; // It was being killed: what it had counted is lost like that of the others.
    }
  }

  private static long count(String metrics, String name) {
    String prefix = "holdfast_fleet_%s_total ".formatted(name);
    return metrics
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(prefix.length())))
        .sum();
  }

  HandOvers plus(HandOvers other) {
    return new HandOvers(
        handedOver + other.handedOver, decidedAgain + other.decidedAgain, taken + other.taken);
  }
}
