package dev.holdfast.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How a page is while it scrolls for some seconds, a step with each frame.
 *
 * <p>That 60 frames come in a second is for a machine to say that has nothing else to do; so it is
 * told, and not asserted. What is asserted is the page's own part in it: what its main thread does
 * for a frame, script, style, layout and all else, leaves room for 60, by the time that the thread
 * had a core.
 */
final class Scrolling {
  private static final double FRAME_MILLIS = 1_000.0 / 60;
  private static final int FRAMES = 240;

  /** Down for half of them, then up again; tells when each frame came. */
  private static final String SCROLL =
      "frames => new Promise(done => {"
          + " const came = [];"
          + " const step = at => {"
          + "  came.push(at);"
          + "  if (came.length > frames) return done(came);"
          + "  scrollBy(0, came.length <= frames / 2 ? 25 : -25);"
          + "  requestAnimationFrame(step) };"
          + " requestAnimationFrame(step) })";

  /** Between frames as they came, milliseconds, ascending. */
  private final double[] intervals;

  /** Of the main thread for each frame, milliseconds of a core, ascending. */
  private final double[] work;

  /** Frames that the compositor drew, and left out, by the trace. */
  private final long drawn;

  private final long dropped;

  private Scrolling(double[] intervals, Trace trace) {
    this.intervals = intervals;
    work = trace.frameMillis().stream().mapToDouble(millis -> millis).sorted().toArray();
    drawn = trace.count("DrawFrame");
    dropped = trace.count("DroppedFrame");
  }

  static Scrolling of(Browser browser, Page page) throws IOException {
    AtomicReference<double[]> intervals = new AtomicReference<>();
    Trace trace = Trace.of(browser, page, () -> intervals.set(scroll(page)));
    return new Scrolling(intervals.get(), trace);
  }

  private static double[] scroll(Page page) {
    double[] came =
        ((List<?>) page.evaluate(SCROLL, FRAMES))
            .stream().mapToDouble(at -> ((Number) at).doubleValue()).toArray();
    double[] intervals = new double[came.length - 1];
    Arrays.setAll(intervals, i -> came[i + 1] - came[i]);
    Arrays.sort(intervals);
    return intervals;
  }

  void assertSmooth() {
    System.out.println(this);
    assertThat(work).hasSizeGreaterThan(FRAMES / 2);
    assertThat(share(work, 0.95)).as(toString()).isLessThanOrEqualTo(FRAME_MILLIS);
  }

  private static double share(double[] ascending, double share) {
    return ascending[(int) Math.ceil(share * ascending.length) - 1];
  }

  @Override
  public String toString() {
    return String.format(
        "%.1f frames a second, %.1f ms between two (p95 %.1f ms), %d drawn, %d dropped; of the main"
            + " thread %.1f ms a frame (p95 %.1f ms, most %.1f ms)",
        1_000 * intervals.length / Arrays.stream(intervals).sum(),
        share(intervals, 0.5),
        share(intervals, 0.95),
        drawn,
        dropped,
        share(work, 0.5),
        share(work, 0.95),
        share(work, 1));
  }
}
