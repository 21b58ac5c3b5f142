package dev.holdfast.gateway.health;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Lets each logger write so many lines a minute; one of a library's fewer, for what goes wrong
 * below us often is told by us as well. What is beyond is counted, and told in one line when the
 * next minute has something to tell: no caller can fill a disk by what he makes us say.
 */
public final class LineBudget extends TurboFilter {
  /** The logger that writes a line for each request, if it is to; it has bounds of its own. */
  public static final String ACCESS_LOG = "access";

  static final int LINES_PER_MINUTE = 60;
  static final int LIBRARY_LINES_PER_MINUTE = 3;
  private static final String OURS = "dev.holdfast.";
  private static final Set<String> UNBOUNDED = Set.of(ACCESS_LOG, LineBudget.class.getName());
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final LongSupplier nanos;
  private final ConcurrentMap<String, Minute> minutes = new ConcurrentHashMap<>();

  /** As logback makes it. */
  public LineBudget() {
    this(System::nanoTime);
  }

  LineBudget(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] values,
      Throwable failure) {
    boolean isLine = format != null && level.isGreaterOrEqual(logger.getEffectiveLevel());
    if (!isLine || UNBOUNDED.contains(logger.getName())) {
      return FilterReply.NEUTRAL;
    }
    int leftOut =
        minutes
            .computeIfAbsent(logger.getName(), name -> new Minute(linesOf(name), nanos.getAsLong()))
            .take(nanos.getAsLong());
    if (leftOut > 0) {
      LoggerFactory.getLogger(LineBudget.class)
          .warn("{} lines of {} before this one are left out", leftOut, logger.getName());
    }
    return leftOut < 0 ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static int linesOf(String logger) {
    return logger.startsWith(OURS) ? LINES_PER_MINUTE : LIBRARY_LINES_PER_MINUTE;
  }

  /** What one logger has written since its minute began. */
  private static final class Minute {
    private static final int NOT_THIS_ONE = -1;

    private final int lines;
    private long begun;
    private int written;
    private int leftOut;

    Minute(int lines, long begun) {
      this.lines = lines;
      this.begun = begun;
    }

    /** How many lines were left out before this one; below 0 if this one is, too. */
    synchronized int take(long now) {
      if (now - begun >= MINUTE_NANOS) {
        begun = now;
        written = 0;
      }
      if (written == lines) {
        leftOut++;
        return NOT_THIS_ONE;
      }
      written++;
      int before = leftOut;
      leftOut = 0;
      return before;
    }
  }
}
