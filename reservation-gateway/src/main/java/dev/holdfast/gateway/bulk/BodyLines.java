package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The lines of a body, read as they come. Only one is kept, and of one that is too long only so
 * much that this is known. Who sends too slowly is not read on: an upload has one of few places.
 */
final class BodyLines {
  /** Bytes of a line without its break; ten times what a line that says all there is has. */
  static final int LINE_BYTES_MAX = 8_192;

  /** How long a caller may be waited for, all in all, before the rate counts. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long BYTES_PER_SECOND_MIN = 1_024;
  private static final int BUFFER_BYTES = 16 * 1_024;

  private final InputStream body;
  private final LongSupplier nanos;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private int number;
  private long received;
  private long waited;
  private boolean ended;

  /**
   * @param body says by `available` what can be read without waiting
   * @param nanos a clock
   */
  BodyLines(InputStream body, LongSupplier nanos) {
    this.body = body;
    this.nanos = nanos;
  }

  /** A line as it came. */
  static final class Line {
    private final int number;
    private final byte[] bytes;

    private Line(int number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    /** From 1, as an editor shows it. */
    int number() {
      return number;
    }

    /** Without the break; one more than a line may have if it is too long. */
    byte[] bytes() {
      return bytes;
    }

    boolean isTooLong() {
      return bytes.length > LINE_BYTES_MAX;
    }

    boolean isBlank() {
      for (byte sign : bytes) {
        if (sign != ' ' && sign != '\t') {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether the next line, or the end, can only be had by waiting for the caller. */
  boolean isAwaited() throws IOException {
    return !ended && breakAt() == end && body.available() == 0;
  }

  /** Whether some of the next line is here; who has begun one will end it. */
  boolean isBegun() {
    return next < end;
  }

  /** Of the line that was read last; 0 before the first. */
  int number() {
    return number;
  }

  /** Where the next break is of what has been read; its end if there is none. */
  private int breakAt() {
    int at = next;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  /**
   * The next line, which is waited for; empty at the end.
   *
   * @throws CutShortException if the body comes too slowly
   * @throws IOException if it breaks off
   */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean isBroken = false;
    while (!isBroken && fill()) {
      int at = breakAt();
      line.write(buffer, next, Math.min(at - next, LINE_BYTES_MAX + 1 - line.size()));
      isBroken = at < end;
      next = isBroken ? at + 1 : at;
    }
    if (!isBroken && line.size() == 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(new Line(number, withoutReturn(line.toByteArray())));
  }

  private static byte[] withoutReturn(byte[] line) {
    int last = line.length - 1;
    return last >= 0 && last < LINE_BYTES_MAX && line[last] == '\r'
        ? Arrays.copyOf(line, last)
        : line;
  }

  /** Whether there is more, which is waited for. */
  private boolean fill() throws IOException {
    if (next < end) {
      return true;
    }
    if (ended) {
      return false;
    }
    long begun = nanos.getAsLong();
    int read = body.read(buffer);
    waited += nanos.getAsLong() - begun;
    ended = read < 0;
    next = 0;
    end = Math.max(0, read);
    received += end;
    if (!ended && isTooSlow()) {
      throw new CutShortException(
          number + 1,
          new Problem(
              ProblemType.TOO_SLOW,
              "The body came too slowly. Send the same lines again; those that were taken count"
                  + " once."));
    }
    return !ended;
  }

  private boolean isTooSlow() {
    return waited > GRACE_NANOS
        && received < BYTES_PER_SECOND_MIN * TimeUnit.NANOSECONDS.toSeconds(waited);
  }
}
