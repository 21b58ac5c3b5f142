package dev.holdfast.proof.replay.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The latencies of a run over its time, as an SVG: median solid, 99th percentile dashed, on a
 * logarithmic scale, with the run's phases.
 */
public final class LatencyPlot {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 60;
  private static final int BOTTOM = 50;
  private static final double MILLIS_MIN = 1;
  private static final int DECADES = 5;
  private static final List<String> COLORS = List.of("#0b6e4f", "#c8553d", "#30638e");

  private final double secondsMax;
  private final StringBuilder svg = new StringBuilder();

  private LatencyPlot(double secondsMax) {
    this.secondsMax = Math.max(1, secondsMax);
  }

  /**
   * Draws.
   *
   * @param series what to draw by its name, three at most
   * @param phases the run's, in order
   */
  public static String draw(
      String title, Map<String, List<Timeline.Point>> series, Map<String, Duration> phases) {
    double end =
        Math.max(
            phases.values().stream().mapToLong(Duration::toMillis).sum() / 1_000.0,
            series.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Timeline.Point::seconds)
                .max()
                .orElse(0));
    LatencyPlot plot = new LatencyPlot(end);
    plot.frame(title);
    plot.phases(phases);
    int color = 0;
    for (Map.Entry<String, List<Timeline.Point>> one : series.entrySet()) {
      plot.series(one.getKey(), one.getValue(), color++);
    }
    return plot.svg.append("</svg>\n").toString();
  }

  private void frame(String title) {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12' fill='#333'>",
        WIDTH, HEIGHT);
    add("<rect width='%d' height='%d' fill='white'/>", WIDTH, HEIGHT);
    text(LEFT, 20, "start", "font-weight='bold'", title);
    for (int decade = 0; decade <= DECADES; decade++) {
      double millis = MILLIS_MIN * Math.pow(10, decade);
      line(LEFT, y(millis), WIDTH - RIGHT, y(millis), "stroke='#ddd'");
      String label =
          millis < 1_000 ? "%.0f ms".formatted(millis) : "%.0f s".formatted(millis / 1e3);
      text(LEFT - 8, y(millis) + 4, "end", "", label);
    }
    double step = niceStep(secondsMax);
    for (double seconds = 0; seconds <= secondsMax; seconds += step) {
      text(x(seconds), HEIGHT - BOTTOM + 18, "middle", "", "%.0f s".formatted(seconds));
    }
    text(WIDTH - RIGHT, HEIGHT - 10, "end", "", "time of the run; solid p50, dashed p99");
  }

  private static double niceStep(double secondsMax) {
    double step = 10;
    while (secondsMax / step > 12) {
      step *= step % 3 == 0 ? 10.0 / 3 : 3;
    }
    return Math.rint(step);
  }

  private void phases(Map<String, Duration> phases) {
    double from = 0;
    for (Map.Entry<String, Duration> phase : phases.entrySet()) {
      line(x(from), TOP, x(from), HEIGHT - BOTTOM, "stroke='#999' stroke-dasharray='1 3'");
      text(x(from) + 3, HEIGHT - BOTTOM - 5, "start", "fill='#777'", phase.getKey());
      from += phase.getValue().toMillis() / 1_000.0;
    }
  }

  private void series(String name, List<Timeline.Point> points, int index) {
    String color = COLORS.get(index % COLORS.size());
    polyline(points, Timeline.Point::p50, "stroke='%s' stroke-width='2'".formatted(color));
    polyline(points, Timeline.Point::p99, "stroke='%s' stroke-dasharray='4 3'".formatted(color));
    text(LEFT + 200 * index, 42, "start", "fill='" + color + "'", "\u2014 " + name);
  }

  private void polyline(
      List<Timeline.Point> points, ToDoubleFunction<Timeline.Point> millis, String style) {
    String path =
        points.stream()
            .map(point -> number(x(point.seconds())) + "," + number(y(millis.applyAsDouble(point))))
            .collect(Collectors.joining(" "));
    add("<polyline fill='none' %s points='%s'/>", style, path);
  }

  private double x(double seconds) {
    return LEFT + seconds / secondsMax * (WIDTH - LEFT - RIGHT);
  }

  private double y(double millis) {
    double decades = Math.log10(Math.max(MILLIS_MIN, millis) / MILLIS_MIN);
    double share = Math.min(1, decades / DECADES);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private void line(double x1, double y1, double x2, double y2, String style) {
    add(
        "<line x1='%s' y1='%s' x2='%s' y2='%s' %s/>",
        number(x1), number(y1), number(x2), number(y2), style);
  }

  private void text(double x, double y, String anchor, String style, String words) {
    String safe = words.replace("&", "&amp;").replace("<", "&lt;");
    add(
        "<text x='%s' y='%s' text-anchor='%s' %s>%s</text>",
        number(x), number(y), anchor, style, safe);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
