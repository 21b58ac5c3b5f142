package dev.holdfast.deploy.watch;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * So much of CloudWatch's metric math as the alarms use, over minutes: a series has a value for
 * each, NaN where there is none. What is made of a missing value is missing, but by FILL.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">its
 *     guide</a>
 */
final class MetricMath {
  private static final Pattern TOKEN = Pattern.compile("[0-9.]+|[A-Za-z_]\\w*|[<>]=?|\\S");

  private final String[] tokens;
  private final Map<String, double[]> series;
  private final int minutes;
  private int next;

  private MetricMath(String expression, Map<String, double[]> series, int minutes) {
    this.tokens =
        TOKEN.matcher(expression).results().map(MatchResult::group).toArray(String[]::new);
    this.series = series;
    this.minutes = minutes;
  }

  static double[] evaluate(String expression, Map<String, double[]> series, int minutes) {
    MetricMath math = new MetricMath(expression, series, minutes);
    double[] value = math.both();
    if (math.next < math.tokens.length) {
      throw new IllegalArgumentException(math.tokens[math.next] + " in " + expression);
    }
    return value;
  }

  private double[] both() {
    double[] value = comparison();
    while (take("AND")) {
      value = each(value, comparison(), (a, b) -> truth(a != 0 && b != 0));
    }
    return value;
  }

  private double[] comparison() {
    double[] value = sum();
    if (take(">")) {
      return each(value, sum(), (a, b) -> truth(a > b));
    }
    return take("<=") ? each(value, sum(), (a, b) -> truth(a <= b)) : value;
  }

  private double[] sum() {
    double[] value = product();
    while (take("-")) {
      value = each(value, product(), (a, b) -> a - b);
    }
    return value;
  }

  private double[] product() {
    double[] value = factor();
    while (true) {
      if (take("*")) {
        value = each(value, factor(), (a, b) -> a * b);
      } else if (take("/")) {
        value = each(value, factor(), (a, b) -> a / b);
      } else {
        return value;
      }
    }
  }

  private double[] factor() {
    String token = tokens[next++];
    if (Character.isDigit(token.charAt(0))) {
      double[] constant = new double[minutes];
      Arrays.fill(constant, Double.parseDouble(token));
      return constant;
    }
    return switch (token) {
      case "DIFF" -> diff(argument("(", ")"));
      case "FILL" ->
          each(argument("(", ","), argument("", ")"), (a, b) -> Double.isNaN(a) ? b : a, true);
      case "IF" -> {
        double[] when = argument("(", ",");
        double[] then = argument("", ",");
        double[] otherwise = argument("", ")");
        double[] chosen = new double[minutes];
        for (int i = 0; i < minutes; i++) {
          chosen[i] = Double.isNaN(when[i]) ? Double.NaN : when[i] != 0 ? then[i] : otherwise[i];
        }
        yield chosen;
      }
      default -> {
        if (!series.containsKey(token)) {
          throw new IllegalArgumentException("no series " + token);
        }
        yield series.get(token);
      }
    };
  }

  private double[] argument(String before, String after) {
    boolean isThere = before.isEmpty() || take(before);
    double[] value = both();
    if (!isThere || !take(after)) {
      throw new IllegalArgumentException("not understood before " + tokens[next]);
    }
    return value;
  }

  private boolean take(String token) {
    if (next < tokens.length && tokens[next].equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private double[] diff(double[] of) {
    double[] differences = new double[minutes];
    for (int i = 0; i < minutes; i++) {
      differences[i] = i == 0 ? Double.NaN : of[i] - of[i - 1];
    }
    return differences;
  }

  private double[] each(double[] some, double[] others, DoubleBinaryOperator of) {
    return each(some, others, of, false);
  }

  private double[] each(
      double[] some, double[] others, DoubleBinaryOperator of, boolean fillsMissing) {
    double[] values = new double[minutes];
    for (int i = 0; i < minutes; i++) {
      boolean isMissing = !fillsMissing && (Double.isNaN(some[i]) || Double.isNaN(others[i]));
      values[i] = isMissing ? Double.NaN : of.applyAsDouble(some[i], others[i]);
    }
    return values;
  }

  private static double truth(boolean isTrue) {
    return isTrue ? 1 : 0;
  }
}
