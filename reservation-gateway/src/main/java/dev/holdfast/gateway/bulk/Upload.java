package dev.holdfast.gateway.bulk;

import static dev.holdfast.gateway.command.CommandBatches.RECORDS_MAX;

import dev.holdfast.gateway.command.Taken;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Reads lines, has them taken and tells what became of each, until there are no more. On a thread
 * of its own, which waits for whatever is slow: the caller, the stream, the outcomes. So no more is
 * read than can be taken, and what is kept is bounded: the lines of one call, and those that wait
 * for their outcomes.
 */
final class Upload {
  /** Lines of one upload; what has more is sent in parts. */
  private static final int LINES_MAX = 1_000_000;

  private final BodyLines lines;
  private final LineFormat format;
  private final Optional<String> key;
  private final Takes takes;
  private final Awaited awaited;
  private final LineAnswers answers;
  private final BooleanSupplier isToEnd;
  private final List<StockLine> batch = new ArrayList<>();
  private boolean isWaiting;

  /**
   * @param key of the upload, if it has one
   * @param isWaiting whether outcomes are waited for
   * @param isToEnd whether nobody is there any more to tell, or to be told
   */
  Upload(
      BodyLines lines,
      LineFormat format,
      Optional<String> key,
      Takes takes,
      Awaited awaited,
      boolean isWaiting,
      LineAnswers answers,
      BooleanSupplier isToEnd) {
    this.lines = lines;
    this.format = format;
    this.key = key;
    this.takes = takes;
    this.awaited = awaited;
    this.isWaiting = isWaiting;
    this.answers = answers;
    this.isToEnd = isToEnd;
  }

  /**
   * Until all is answered, or it is said from which line on nothing is.
   *
   * @throws IOException if the body breaks off
   */
  void run() throws IOException {
    try {
      readAll();
      take();
      while (!awaited.isEmpty()) {
        look();
      }
      answers.complete();
    } catch (CutShortException e) {
      tellPending();
      answers.cutShort(e.from(), e.problem());
    }
  }

  private void readAll() throws IOException {
    while (true) {
      if (isToEnd.getAsBoolean()) {
        throw cutShort(Problems.unavailable("This gateway is about to stop."));
      }
      boolean isIdle = lines.isAwaited();
      if (isIdle) {
        take();
      }
      if (!awaited.isEmpty() && (awaited.isFull() || (isIdle && !lines.isBegun()))) {
        look();
      } else {
        Optional<BodyLines.Line> line = lines.next();
        if (line.isEmpty()) {
          return;
        }
        read(line.get());
      }
    }
  }

  private void read(BodyLines.Line line) {
    if (line.isBlank()) {
      return;
    }
    if (line.number() > LINES_MAX) {
      throw cutShort(
          new Problem(
              ProblemType.TOO_LONG,
              "An upload has " + LINES_MAX + " lines at most; send the others as another one."));
    }
    try {
      if (line.isTooLong()) {
        throw new ProblemException(
            Problems.invalid(
                List.of("the line must have " + BodyLines.LINE_BYTES_MAX + " bytes at most")));
      }
      batch.add(StockLine.of(line.number(), format.read(line.bytes()), key));
    } catch (ProblemException e) {
      answers.invalid(line.number(), e.problem());
    }
    if (batch.size() == RECORDS_MAX) {
      take();
    }
  }

  private CutShortException cutShort(Problem problem) {
    int from = batch.isEmpty() ? lines.number() + 1 : batch.get(0).number();
    return new CutShortException(from, problem);
  }

  private void take() {
    if (batch.isEmpty()) {
      return;
    }
    List<Taken> taken;
    try {
      taken = takes.take(List.copyOf(batch));
    } catch (CompletionException e) {
      throw cutShort(
          Problems.unavailable(
              "A store did not answer in time, so it is not known whether lines from here on were"
                  + " taken. Send the same again with the same keys; that is safe."));
    }
    List<Awaited.Told> known = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      StockLine line = batch.get(i);
      if (taken.get(i) instanceof Taken.Sent sent) {
        sent(line.number(), sent);
      } else if (taken.get(i) instanceof Taken.Known done) {
        known.add(new Awaited.Told(line.number(), done.command(), done.outcome(), true));
      } else if (taken.get(i) instanceof Taken.Reused) {
        answers.reused(line);
      } else {
        answers.invalid(line.number(), Problems.unknownItem(line.draft().item()));
      }
    }
    batch.clear();
    answers.told(known);
  }

  private void sent(int number, Taken.Sent sent) {
    if (isWaiting) {
      awaited.add(number, sent.command());
    } else {
      answers.taken(number, "accepted", sent.command());
    }
  }

  private void look() {
    try {
      answers.told(awaited.look());
      if (awaited.isOverdue()) {
        tellPending();
      }
    } catch (CompletionException e) {
      tellPending();
    }
  }

  /** The lines that wait are told where to ask, and no others wait. */
  private void tellPending() {
    isWaiting = false;
    awaited.giveUp().forEach((number, command) -> answers.taken(number, "pending", command));
  }
}
