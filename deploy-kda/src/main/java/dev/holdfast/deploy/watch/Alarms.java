package dev.holdfast.deploy.watch;

import java.util.Locale;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Makes alarms, each with a name by which docs/operations.md tells what to do. */
final class Alarms extends Construct {
  /** What silence means: of some things, that they are well; of others, that they are down. */
  enum Silence {
    IS_GOOD(TreatMissingData.NOT_BREACHING),
    IS_BAD(TreatMissingData.BREACHING);

    private final TreatMissingData missing;

    Silence(TreatMissingData missing) {
      this.missing = missing;
    }
  }

  private final Watched watched;
  private final ITopic topic;

  Alarms(Construct scope, Watched watched) {
    super(scope, "Alarms");
    this.watched = watched;
    topic = watched.topic().map(arn -> Topic.fromTopicArn(this, "Topic", arn)).orElse(null);
  }

  /**
   * Alarms when a figure is above a number.
   *
   * @param minutes how many in a row
   */
  void above(int threshold, IMetric figure, int minutes, Silence silence, String id, String what) {
    make(ComparisonOperator.GREATER_THAN_THRESHOLD, threshold, figure, minutes, silence, id, what);
  }

  /** The same when it is below. */
  void below(int threshold, IMetric figure, int minutes, Silence silence, String id, String what) {
    make(ComparisonOperator.LESS_THAN_THRESHOLD, threshold, figure, minutes, silence, id, what);
  }

  private void make(
      ComparisonOperator when,
      int threshold,
      IMetric figure,
      int minutes,
      Silence silence,
      String id,
      String what) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmName(watched.prefix() + id)
            .alarmDescription(
                what + ". What to do: docs/operations.md#" + id.toLowerCase(Locale.ROOT))
            .metric(figure)
            .comparisonOperator(when)
            .threshold(threshold)
            .evaluationPeriods(minutes)
            .treatMissingData(silence.missing)
            .build();
    if (topic != null) {
      alarm.addAlarmAction(new SnsAction(topic));
    }
  }
}
