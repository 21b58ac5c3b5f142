package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.command.CommandBatches;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.dynamodb.DynamoDbBatches;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The uploads under way, on threads of their own, so that no other request waits for a thread. */
public final class Uploads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Answer HEADERS =
      new Answer(200, "application/x-ndjson", Map.of("X-Accel-Buffering", "no"), Map.of());

  /** What takes the lines of an upload; one for each. */
  private final Supplier<Takes> takes;

  private final OutcomeLookup outcomes;
  private final Timekeeper time;
  private final UploadPlaces places = new UploadPlaces();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(UploadPlaces.PLACES, Uploads::thread);
  private volatile boolean isClosed;

  private Uploads(Supplier<Takes> takes, OutcomeLookup outcomes, Timekeeper time) {
    this.takes = takes;
    this.outcomes = outcomes;
    this.time = time;
  }

  public static Uploads to(
      CommandBatches stream,
      EventLog log,
      DynamoDbBatches batches,
      Timekeeper time,
      Retries reads) {
    OutcomeBatches outcomes = new OutcomeBatches(batches, reads);
    return new Uploads(() -> new TakeLines(log, outcomes, stream, time, reads), outcomes, time);
  }

  private static Thread thread(Runnable upload) {
    Thread thread = new Thread(upload, "upload");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Reads the body and answers it, which ends later.
   *
   * @throws dev.holdfast.gateway.http.ProblemException 429 or 503 if there is no place for it
   */
  CompletionStage<Answer> begin(
      Context ctx, LineFormats.Opening opening, Optional<String> key, OptionalInt waitSeconds) {
    if (isClosed) {
      throw new ProblemException(Problems.unavailable("This gateway is about to stop; retry."));
    }
    Principal caller = Principal.of(ctx);
    places.take(caller);
    return CompletableFuture.supplyAsync(() -> open(ctx, opening, key, waitSeconds), threads)
        .thenCompose(AnswerStream::ended)
        .thenApply(written -> HEADERS.sent())
        .whenComplete((answered, failure) -> places.giveBack(caller));
  }

  private AnswerStream open(
      Context ctx, LineFormats.Opening opening, Optional<String> key, OptionalInt waitSeconds) {
    try {
      BodyLines lines = new BodyLines(ctx.req().getInputStream(), System::nanoTime);
      LineFormat format = opening.open(lines);
      waitSeconds.ifPresent(seconds -> ctx.header("Preference-Applied", "wait=" + seconds));
      HEADERS.headers().forEach(ctx::header);
      ctx.contentType(HEADERS.contentType());
      AnswerStream answer = new AnswerStream(ctx.res().getOutputStream());
      answer.begin();
      Awaited awaited = new Awaited(outcomes, time, 1_000L * waitSeconds.orElse(0));
      LineAnswers answers = new LineAnswers(outcomes, answer::add);
      Upload upload =
          new Upload(
              lines,
              format,
              key,
              takes.get(),
              awaited,
              waitSeconds.isPresent(),
              answers,
              () -> isClosed || answer.isOver());
      run(upload);
      answer.complete();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer whose last line is missing says that it is not whole. */
  private static void run(Upload upload) {
    try {
      upload.run();
    } catch (IOException e) {
      LOG.debug("an upload broke off", e);
    } catch (RuntimeException e) {
      LOG.error("an upload failed", e);
    }
  }

  /** Ends those under way: each says from which line on nothing was taken. */
  @Override
  public void close() {
    isClosed = true;
    threads.shutdown();
  }
}
