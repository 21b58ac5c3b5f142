package dev.holdfast.deploy;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * The ways in which holds stop expiring and commands stop being decided while the shop still sells:
 * no ticks, nobody reading them in time, no job. Silence is one of them, so missing data alarms.
 * And one item that stands still while all others go on.
 */
final class JobAlarms extends Construct {
  private static final Duration MINUTE = Duration.minutes(1);

  private final Optional<ITopic> topic;

  JobAlarms(Construct scope, String application, Stream commands, Optional<String> topicArn) {
    super(scope, "Alarms");
    topic = topicArn.map(arn -> Topic.fromTopicArn(this, "Topic", arn));

    // One gateway sends 60 ticks a minute to each shard; half of one shard's is too few.
    MetricOptions sum = MetricOptions.builder().statistic("Sum").period(MINUTE).build();
    alarm(
        "NoTicks",
        "No gateway sends ticks, so no hold expires",
        3,
        commands.metricIncomingRecords(sum),
        ComparisonOperator.LESS_THAN_THRESHOLD,
        30);

    // Kinesis's own view of the reader's lag: whatever the connector, it is there.
    MetricOptions max = MetricOptions.builder().statistic("Maximum").period(MINUTE).build();
    alarm(
        "JobBehind",
        "Commands and expiry are a minute late",
        5,
        commands.metricGetRecordsIteratorAgeMilliseconds(max),
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        60_000);

    Metric downtime =
        Metric.Builder.create()
            .namespace("AWS/KinesisAnalytics")
            .metricName("downtime")
            .dimensionsMap(Map.of("Application", application))
            .statistic("Maximum")
            .period(MINUTE)
            .build();
    alarm(
        "JobDown",
        "The job does not run",
        5,
        downtime,
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        0);

    // A query, for the service gives an operator's metric dimensions that are not known here.
    MathExpression setAside =
        MathExpression.Builder.create()
            .expression(
                "SELECT MAX(itemsSetAside) FROM \"AWS/KinesisAnalytics\" WHERE Application = '"
                    + application
                    + "'")
            .usingMetrics(Map.of())
            .period(MINUTE)
            .build();
    alarm(
        "ItemsSetAside",
        "An item stands still, for the job cannot read one of its commits",
        3,
        setAside,
        ComparisonOperator.GREATER_THAN_THRESHOLD,
        0,
        TreatMissingData.NOT_BREACHING);
  }

  private void alarm(
      String id,
      String description,
      int minutes,
      IMetric metric,
      ComparisonOperator when,
      int threshold) {
    alarm(id, description, minutes, metric, when, threshold, TreatMissingData.BREACHING);
  }

  private void alarm(
      String id,
      String description,
      int minutes,
      IMetric metric,
      ComparisonOperator when,
      int threshold,
      TreatMissingData missing) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(when)
            .threshold(threshold)
            .evaluationPeriods(minutes)
            .treatMissingData(missing)
            .build();
    topic.ifPresent(to -> alarm.addAlarmAction(new SnsAction(to)));
  }
}
