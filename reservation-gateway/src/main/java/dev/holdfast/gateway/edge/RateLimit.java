package dev.holdfast.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemType;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;

/**
 * How often each caller may ask: a bucket of tokens for each, as large as a second fills it. Of
 * callers beyond those that are remembered, those are forgotten that have not asked for longest;
 * they begin with a full bucket again, as they would have by then.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit
 *     header fields for HTTP</a>
 */
public final class RateLimit {
  private static final int CALLERS_MAX = 100_000;
  private static final double NANOS = 1e9;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(CALLERS_MAX).build();

  private final int perSecond;
  private final LongSupplier nanos;

  /**
   * @param perSecond for each caller; 0 for no limit
   */
  public RateLimit(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /**
   * Whether this caller may be served now.
   *
   * @param headers of the answer, to which is added what the caller has left
   */
  boolean admits(String caller, HttpFields.Mutable headers) {
    if (perSecond == 0) {
      return true;
    }
    int left = buckets.get(caller, name -> new Bucket()).take();
    headers.put("RateLimit-Policy", "\"caller\";q=" + perSecond + ";w=1");
    headers.put("RateLimit", "\"caller\";r=" + Math.max(0, left) + ";t=1");
    return left >= 0;
  }

  static Problem tooMany() {
    return new Problem(
        ProblemType.TOO_MANY_REQUESTS,
        "Send it again with the same id after Retry-After seconds. Nothing was done.");
  }

  private final class Bucket {
    private double tokens = perSecond;
    private long filledAt = nanos.getAsLong();

    /** How many are left after one was taken; below 0 if there was none. */
    synchronized int take() {
      long now = nanos.getAsLong();
      tokens = Math.min(perSecond, tokens + perSecond * ((now - filledAt) / NANOS));
      filledAt = now;
      if (tokens < 1) {
        return -1;
      }
      tokens--;
      return (int) tokens;
    }
  }
}
