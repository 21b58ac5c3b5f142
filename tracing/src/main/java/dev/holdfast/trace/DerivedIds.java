package dev.holdfast.trace;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids that follow from what a span is of. What is done again after a restart is so the same span,
 * and what followed from it before has its parent still.
 */
final class DerivedIds {
  private DerivedIds() {}

  /** Of the span that does `what` in the context of `parent`. */
  static String span(String parent, String what) {
    return SpanId.fromLong(digest(parent + "\n" + what).getLong());
  }

  /** Of the trace that begins with `what`. */
  static String trace(String what) {
    ByteBuffer digest = digest(what);
    return TraceId.fromLongs(digest.getLong(), digest.getLong());
  }

  private static ByteBuffer digest(String text) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
