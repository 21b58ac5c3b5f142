package dev.holdfast.client.call;

import dev.holdfast.client.answer.CartOutcomes;
import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.ask.ApiRequest;
import java.time.Duration;

/** Sells or gives back what a cart holds: the same request again until each line is decided. */
public final class CartCalls {
  private final Calls calls;

  public CartCalls(Calls calls) {
    this.calls = calls;
  }

  /** What became of the lines, as far as that is known before the deadline. */
  public CartOutcomes send(ApiRequest request) {
    Deadline until = calls.begin();
    CartOutcomes latest = CartOutcomes.unknown();
    try {
      for (int sent = 1; ; sent++) {
        latest = Answers.read(calls.send(request, until), CartOutcomes.class);
        boolean again = !latest.isFinal();
        if (!again || !until.waitFor(calls.backoff().after(sent, Duration.ZERO))) {
          return latest;
        }
      }
    } catch (NoAnswerException e) {
      return latest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return latest;
    }
  }
}
