package dev.holdfast.client.call;

import dev.holdfast.client.answer.NoAnswerException;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.answer.ProblemException;
import dev.holdfast.client.ask.ApiRequest;
import dev.holdfast.client.ask.Command;
import dev.holdfast.client.ask.Paths;
import java.time.Duration;

/** Sends commands and waits for what becomes of them. */
public final class Commands {
  private final Calls calls;

  public Commands(Calls calls) {
    this.calls = calls;
  }

  /** Sends it, and asks for its outcome until that is known or the deadline passes. */
  public Outcome send(Command command) {
    Deadline until = calls.begin();
    ApiRequest request = command.request();
    Outcome before = Outcome.unknown(command.item(), request.key().orElse(null), null);
    Outcome taken;
    try {
      taken = outcome(calls.send(request, until), before);
    } catch (NoAnswerException e) {
      return Outcome.unknown(command.item(), request.key().orElse(null), e.getMessage());
    }
    try {
      return taken.isFinal() ? taken : ask(taken, until);
    } catch (ProblemException e) {
      return taken; // it is on its way, whatever may be wrong with asking
    }
  }

  /** Asks for the outcome of a command that was sent before. */
  public Outcome ask(String item, String command) {
    return ask(Outcome.unknown(item, command, null), calls.begin());
  }

  /** The same by what was said of it before, which tells two commands under one id apart. */
  public Outcome ask(Outcome before) {
    return before.command().isPresent() ? ask(before, calls.begin()) : before;
  }

  private Outcome ask(Outcome before, Deadline until) {
    String content = before.content().map(hash -> "?content=" + hash).orElse("");
    ApiRequest request =
        ApiRequest.outcome(Paths.command(before.item(), before.command().orElseThrow()) + content);
    Outcome latest = before;
    try {
      for (int asked = 1; ; asked++) {
        latest = outcome(calls.send(request, until), before);
        if (latest.isFinal()) {
          return latest;
        }
        // The gateway waits for the outcome, unless too many do; then we wait here.
        if (!until.waitFor(calls.backoff().after(asked, Duration.ZERO))) {
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

  private static Outcome outcome(Reply reply, Outcome before) {
    return Answers.read(reply, Outcome.class).after(before);
  }
}
