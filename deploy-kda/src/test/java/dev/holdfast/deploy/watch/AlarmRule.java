package dev.holdfast.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule of an alarm, as it stands in the template. */
final class AlarmRule {
  private static final Pattern QUERY = Pattern.compile("SELECT \\w+\\((\\w+)\\) FROM .*");

  private final JsonNode alarm;

  AlarmRule(JsonNode alarm) {
    this.alarm = alarm;
  }

  /**
   * Whether it alarms at the end of some minutes. All of its evaluation periods must be wrong; what
   * is missing counts as the alarm says. (CloudWatch looks further back where values are missing,
   * and so may alarm a little sooner.)
   *
   * @param told what is told of each metric, by its name, in each minute; NaN for nothing. A metric
   *     that is not named tells nothing
   */
  boolean alarms(Map<String, double[]> told) {
    int minutes = told.values().iterator().next().length;
    double[] figure = figure(told, minutes);
    int periods = alarm.get("EvaluationPeriods").asInt();
    boolean silenceIsBad = alarm.get("TreatMissingData").asText().equals("breaching");
    return Arrays.stream(figure, minutes - periods, minutes)
        .allMatch(value -> Double.isNaN(value) ? silenceIsBad : isWrong(value));
  }

  private boolean isWrong(double value) {
    double threshold = alarm.get("Threshold").asDouble();
    return switch (alarm.get("ComparisonOperator").asText()) {
      case "GreaterThanThreshold" -> value > threshold;
      case "LessThanThreshold" -> value < threshold;
      default -> throw new IllegalArgumentException(alarm.toString());
    };
  }

  private double[] figure(Map<String, double[]> told, int minutes) {
    if (alarm.has("MetricName")) {
      return told.getOrDefault(alarm.get("MetricName").asText(), nothing(minutes));
    }
    Map<String, JsonNode> parts = new HashMap<>();
    JsonNode returned = null;
    for (JsonNode part : alarm.get("Metrics")) {
      parts.put(part.get("Id").asText(), part);
      if (part.path("ReturnData").asBoolean(true)) {
        returned = part;
      }
    }
    return figure(returned, parts, told, minutes);
  }

  private static double[] figure(
      JsonNode part, Map<String, JsonNode> parts, Map<String, double[]> told, int minutes) {
    if (part.has("MetricStat")) {
      String name = part.at("/MetricStat/Metric/MetricName").asText();
      return told.getOrDefault(name, nothing(minutes));
    }
    String expression = part.get("Expression").asText();
    Matcher query = QUERY.matcher(expression);
    if (query.matches()) {
      return told.getOrDefault(query.group(1), nothing(minutes));
    }
    Map<String, double[]> series = new HashMap<>();
    parts.forEach(
        (id, each) -> {
          if (Pattern.compile("\\b" + id + "\\b").matcher(expression).find()) {
            series.put(id, figure(each, parts, told, minutes));
          }
        });
    return MetricMath.evaluate(expression, series, minutes);
  }

  private static double[] nothing(int minutes) {
    double[] missing = new double[minutes];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }
}
