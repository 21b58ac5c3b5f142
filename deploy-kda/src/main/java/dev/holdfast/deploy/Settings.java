package dev.holdfast.deploy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one installation may choose; everything else is the same for all of them.
 *
 * @param prefix starts every name: stacks, tables, stream, application. As in {@code
 *     HOLDFAST_PREFIX} of the gateway
 * @param codeBucket bucket of the job's jar; empty: the storage bucket of the data stack
 * @param codeKey S3 key of the job's jar. A new build needs a new key, or nothing is updated
 * @param shards shards of the command stream, 1 to 1,000; empty: on demand
 * @param commandsKeptDays how long the stream keeps commands, 1 to 7; the job remembers those that
 *     it has decided for an hour longer
 * @param parallelism of the job, 1 to 64; with one KPU for each
 * @param graceSeconds how long after its end a hold expires, 1 to 60
 * @param logRetentionDays how long a row stays in the log once it may expire, 8 to 3,650; gateways
 *     must be told the same
 * @param retireRowsPerSecond how many rows the job retires in a second, for each of its
 *     parallelism, 1 to 1,000
 * @param customerKey ARN of the KMS key that everything is encrypted with, or {@code new}: the data
 *     stack makes one; empty: AWS's keys
 * @param archiveLock how copies of the archive's files are locked against deletion
 * @param archiveLockDays for how long, 1 to 36,500
 * @param policies the shop's policies by prefix of items' ids, as JSON of at most 2,048 characters,
 *     which is what a property of the service takes; empty: as built in. As in {@code
 *     HOLDFAST_POLICIES} of the gateway
 * @param webhooks the receivers of events, as JSON of at most 2,048 characters; empty: none
 * @param alarmTopic ARN of the SNS topic that alarms go to; empty: they only change their state
 * @param allowNonRestoredState for one upgrade that removes an operator's uid, and only for that
 * @param gateway how gateways run; empty: something else runs them
 */
public record Settings(
    String prefix,
    Optional<String> codeBucket,
    String codeKey,
    Optional<Integer> shards,
    int commandsKeptDays,
    int parallelism,
    int graceSeconds,
    int logRetentionDays,
    int retireRowsPerSecond,
    Optional<String> customerKey,
    ArchiveLock archiveLock,
    int archiveLockDays,
    Optional<String> policies,
    Optional<String> webhooks,
    Optional<String> alarmTopic,
    boolean allowNonRestoredState,
    Optional<GatewaySettings> gateway) {

  /** Where a build leaves the job's jar. Only named here, never opened. */
  static final String JOB_JAR = "job/target/holdfast-job.jar";

  /** What an account has by default; the job's state is made for 128 at the most. */
  static final int PARALLELISM_MAX = 64;

  /** As a customer's key: one that the data stack makes. */
  static final String NEW_KEY = "new";

  /** What a lock allows: nobody may delete, or those may who have a right of their own to it. */
  public enum ArchiveLock {
    OFF,
    GOVERNANCE,
    COMPLIANCE
  }

  /** The name of the job's stack and of its application. */
  public String job() {
    return prefix + "job";
  }

  /** The name of the log group that gateways write to. */
  String gatewayLog() {
    return "/holdfast/" + prefix + "gateway";
  }

  /** The name of the log group that the service writes to for it. */
  String jobLog() {
    return "/aws/kinesis-analytics/" + job();
  }

  /** The names of all log groups. */
  List<String> logs() {
    return gateway.map(some -> List.of(jobLog(), gatewayLog())).orElse(List.of(jobLog()));
  }

  /**
   * Reads settings by name; what is absent has its default.
   *
   * @throws IllegalArgumentException naming every fault at once
   */
  public static Settings of(Map<String, String> given) {
    SettingsReader read = new SettingsReader(given);
    Settings settings =
        new Settings(
            // A stack's name starts with a letter and has no dots.
            read.text("prefix", "[A-Za-z][A-Za-z0-9-]{0,39}").orElse("holdfast-"),
            read.text("codeBucket", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
            read.text("codeKey", "[A-Za-z0-9._/-]{1,256}").orElse("job/holdfast-job.jar"),
            read.number("shards", 1, 1_000),
            read.number("commandsKeptDays", 1, 7).orElse(7),
            read.number("parallelism", 1, PARALLELISM_MAX).orElse(1),
            read.number("graceSeconds", 1, 60).orElse(3),
            read.number("logRetentionDays", 8, 3_650).orElse(30),
            read.number("retireRowsPerSecond", 1, 1_000).orElse(50),
            read.text(
                "customerKey",
                NEW_KEY + "|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+"),
            read.text("archiveLock", "off|governance|compliance")
                .map(word -> ArchiveLock.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ArchiveLock.GOVERNANCE),
            read.number("archiveLockDays", 1, 36_500).orElse(35),
            read.text("policies", "\\{.{0,2046}\\}"),
            read.text("webhooks", "\\[.{0,2046}\\]"),
            read.text("alarmTopic", "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+"),
            read.text("allowNonRestoredState", "true|false").map(Boolean::valueOf).orElse(false),
            GatewaySettings.read(read));
    read.finish();
    return settings;
  }
}
