package dev.holdfast.client.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;

/**
 * A body without end, taken piece by piece. The next piece is asked for when the one before has
 * been taken, so that a slow reader slows down the gateway instead of filling memory.
 */
final class EventBody implements BodySubscriber<EventBody> {
  private static final List<ByteBuffer> END = List.of();

  /** A piece, and the word that it was the last. */
  private final BlockingQueue<List<ByteBuffer>> pieces = new ArrayBlockingQueue<>(2);

  private final CompletableFuture<EventBody> here = CompletableFuture.completedFuture(this);
  private volatile Subscription subscription;
  private volatile boolean cancelled;
  private volatile String failure = "the gateway ended it";

  @Override
  public CompletionStage<EventBody> getBody() {
    return here;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    if (cancelled) {
      given.cancel(); // Java 11 goes on with what is under way when a request is cancelled
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    pieces.add(piece);
  }

  @Override
  public void onError(Throwable thrown) {
    failure = String.valueOf(thrown.getMessage());
    pieces.add(END);
  }

  @Override
  public void onComplete() {
    pieces.add(END);
  }

  /**
   * The next piece.
   *
   * @throws IOException if there is none any more, or none came in that time
   */
  @SuppressWarnings("ReferenceEquality") // the end is one object, and no other list is it
  List<ByteBuffer> next(Duration silenceMax) throws IOException, InterruptedException {
    List<ByteBuffer> piece = pieces.poll(silenceMax.toNanos(), TimeUnit.NANOSECONDS);
    if (piece == null) {
      throw new IOException("nothing was heard for " + silenceMax.toMillis() + " ms");
    }
    if (piece == END) {
      throw new IOException(failure);
    }
    subscription.request(1);
    return piece;
  }

  /** What comes until it ends, up to a size. */
  byte[] rest(int bytesMax, Duration silenceMax) throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      while (bytes.size() < bytesMax) {
        for (ByteBuffer part : next(silenceMax)) {
          byte[] copy = new byte[Math.min(part.remaining(), bytesMax - bytes.size())];
          part.get(copy);
          bytes.write(copy, 0, copy.length);
        }
      }
    } catch (IOException ended) {
      // As it should; or it broke, and what came is all there is.
    }
    return bytes.toByteArray();
  }

  /** Nothing more is wanted; the connection ends. */
  void cancel() {
    cancelled = true;
    Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
  }
}
