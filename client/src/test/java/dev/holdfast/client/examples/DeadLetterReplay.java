package dev.holdfast.client.examples;

import dev.holdfast.client.Holdfast;
import dev.holdfast.client.answer.DeadLetter;
import dev.holdfast.client.answer.DeadLetterPage;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.answer.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After an upgrade: has decided what the version before could not read. Needs an operator's key.
 */
public final class DeadLetterReplay {
  private final Holdfast holdfast;

  public DeadLetterReplay(Holdfast holdfast) {
    this.holdfast = holdfast;
  }

  /**
   * Puts every command back. It counts once, so to do this again is safe, also where it broke off.
   *
   * @return what became of each
   */
  public List<String> run() {
    List<String> told = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      DeadLetterPage page = holdfast.deadLetters(after);
      for (DeadLetter letter : page.letters()) {
        if (letter.isCommand()) {
          told.add(letter.id() + " " + putBack(letter));
        }
      }
      after = page.next();
    } while (after.isPresent());
    return told;
  }

  private String putBack(DeadLetter letter) {
    try {
      Outcome outcome = holdfast.putBack(letter);
      return outcome.item() + " " + outcome.result() + " " + outcome.reason().orElse("");
    } catch (ProblemException stillDead) {
      return stillDead.problem().detail();
    }
  }
}
