package dev.holdfast.gateway.edge;

import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A body on its way. Its bytes are copied as they come, for a chunk of one byte may keep a buffer
 * of kilobytes; so a caller costs memory only by what he sends.
 */
final class AwaitedBody implements Runnable {
  private static final int BYTES_FIRST = 512;

  private final Request.Handler next;
  private final BodyLimits limits;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Consumer<AwaitedBody> ended;

  /** Its end, the deadline, or others that come: what is first decides about the request. */
  private boolean isDecided;

  private byte[] bytes = new byte[BYTES_FIRST];
  private int length;
  private long received;
  private Scheduler.Task deadline;

  /**
   * @param ended is told when it is awaited no longer
   */
  AwaitedBody(
      Request.Handler next,
      BodyLimits limits,
      Request request,
      Response response,
      Callback callback,
      Consumer<AwaitedBody> ended) {
    this.next = next;
    this.limits = limits;
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.ended = ended;
  }

  /**
   * @param first what has come already, if anything has
   */
  synchronized void begin(Content.Chunk first) {
    if (isDecided) {
      if (first != null) {
        first.release();
      }
      return;
    }
    deadline =
        request
            .getComponents()
            .getScheduler()
            .schedule(this::late, limits.arriveWithin().toMillis(), TimeUnit.MILLISECONDS);
    take(first);
  }

  /** More has come. */
  @Override
  public synchronized void run() {
    if (!isDecided) {
      take(request.read());
    }
  }

  private void take(Content.Chunk first) {
    Content.Chunk chunk = first;
    while (chunk != null && !chunk.isLast() && !Content.Chunk.isFailure(chunk)) {
      keep(chunk);
      if (received > limits.drainedMax()) {
        end(ReadRequest.of(request, bytes, length));
        return;
      }
      chunk = request.read();
    }
    if (chunk == null) {
      request.demand(this);
    } else if (Content.Chunk.isFailure(chunk)) {
      end(ReadRequest.of(request, chunk));
    } else {
      keep(chunk);
      end(ReadRequest.of(request, bytes, length));
    }
  }

  private void keep(Content.Chunk chunk) {
    received += chunk.remaining();
    int more = Math.min(chunk.remaining(), limits.bytesMax() + 1 - length);
    if (length + more > bytes.length) {
      int doubled = Math.min(2 * bytes.length, limits.bytesMax() + 1);
      bytes = Arrays.copyOf(bytes, Math.max(doubled, length + more));
    }
    chunk.getByteBuffer().get(bytes, length, more);
    length += more;
    chunk.release();
  }

  /** On a thread of its own: the one that reads must not be held up, nor must what it holds. */
  private void end(Request whole) {
    isDecided = true;
    deadline.cancel();
    ended.accept(this);
    request.getComponents().getExecutor().execute(() -> HandOn.to(next, whole, response, callback));
  }

  private synchronized void late() {
    refuse(tooSlow());
  }

  /** Too many have come after it. */
  synchronized void giveWay() {
    if (deadline != null) {
      deadline.cancel();
    }
    refuse(
        Problems.unavailable(
            "The body is on its way for longest of too many. Nothing was done; send the request"
                + " again."));
  }

  private void refuse(Problem why) {
    if (!isDecided) {
      isDecided = true;
      ended.accept(this);
      ProblemReply.writeLast(why, response, callback);
    }
  }

  private Problem tooSlow() {
    return new Problem(
        ProblemType.TOO_SLOW,
        "The body was not here "
            + limits.arriveWithin().toSeconds()
            + " s after its headers. Nothing was done; send the request again.");
  }
}
