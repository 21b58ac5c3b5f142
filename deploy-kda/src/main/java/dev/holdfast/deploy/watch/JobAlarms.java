package dev.holdfast.deploy.watch;

import static dev.holdfast.deploy.watch.Alarms.Silence.IS_BAD;
import static dev.holdfast.deploy.watch.Alarms.Silence.IS_GOOD;

import java.util.Map;

/**
 * The ways in which holds stop expiring and commands stop being decided while the shop still sells.
 * Silence is one of them. And what stands still while all else goes on: an item, cold storage.
 */
final class JobAlarms {
  private static final int HOUR_MILLIS = 3_600_000;

  private JobAlarms() {}

  static void add(Alarms alarms, Figures figures, Watched watched) {
    running(alarms, figures);
    late(alarms, figures);
    items(alarms, figures);
    coldStorage(alarms, figures, watched.retireBacklog());
  }

  private static void running(Alarms alarms, Figures figures) {
    alarms.above(
        0,
        figures.ofApplication("downtime", "Maximum"),
        5,
        IS_BAD,
        "JobDown",
        "The job does not run");
    alarms.above(
        0,
        Figures.math("DIFF(of)", Map.of("of", figures.ofApplication("fullRestarts", "Maximum"))),
        1,
        IS_GOOD,
        "JobRestarting",
        "The job has failed and begun again");
    alarms.above(
        0,
        Figures.math(
            "DIFF(of)",
            Map.of("of", figures.ofApplication("numberOfFailedCheckpoints", "Maximum"))),
        3,
        IS_GOOD,
        "CheckpointsFailing",
        "Checkpoints fail, so a restart would go far back");
  }

  private static void late(Alarms alarms, Figures figures) {
    // One gateway sends 60 ticks a minute to each shard; half of one shard's is too few.
    alarms.below(
        30,
        figures.ofStream("IncomingRecords", "Sum"),
        3,
        IS_BAD,
        "NoTicks",
        "No gateway sends ticks, so no hold expires");
    // Kinesis's own view of the reader's lag: whatever the connector, it is there.
    alarms.above(
        60_000,
        figures.ofStream("GetRecords.IteratorAgeMilliseconds", "Maximum"),
        5,
        IS_BAD,
        "JobBehind",
        "Commands and expiry are a minute late");
    // Not the connector's millisBehindLatest: DynamoDB does not tell it, so that of changes is -1.
    alarms.above(
        HOUR_MILLIS,
        figures.ofOperators("MAX", "changesLagMillis"),
        5,
        IS_GOOD,
        "ChangesLate",
        "The job is an hour behind the log's change stream, which keeps 24");
    // Who reads nothing is not late. Every write of the log is a record of its stream.
    alarms.above(
        0,
        figures.writtenWithout("changesRead"),
        3,
        IS_GOOD,
        "ChangesMissing",
        "The log is written to, and its change stream brings the job nothing");
  }

  private static void items(Alarms alarms, Figures figures) {
    alarms.above(
        0,
        figures.ofOperators("MAX", "itemsSetAside"),
        3,
        IS_GOOD,
        "ItemsSetAside",
        "An item stands still, for the job cannot read one of its commits");
    alarms.above(
        0,
        figures.ofOperators("MAX", "commandsFromNewerGateways"),
        5,
        IS_GOOD,
        "JobOlderThanGateways",
        "Commands wait until the job is upgraded");
    alarms.above(
        0,
        figures.growth("deadLetters"),
        1,
        IS_GOOD,
        "DeadLetters",
        "Something came that cannot be understood");
    alarms.above(
        0,
        figures.ofOperators("MAX", "unitsShort"),
        5,
        IS_GOOD,
        "Shortfall",
        "More is promised of an item than there is");
  }

  private static void coldStorage(Alarms alarms, Figures figures, long backlog) {
    alarms.above(
        Math.toIntExact(backlog),
        Figures.math(
            "came - gone",
            Map.of(
                "came", figures.ofOperators("AVG", "rowsToRetire"),
                "gone", figures.ofOperators("AVG", "rowsRetired"))),
        15,
        IS_GOOD,
        "RetireBehind",
        "Rows of the log get their end more slowly than new ones come");
    // An hour in which the log was written to, and no file was finished and read back.
    alarms.above(
        0,
        figures.writtenWithout("archiveFilesRead"),
        60,
        IS_GOOD,
        "ArchiveLate",
        "No file has come to cold storage for an hour");
    alarms.above(
        0,
        figures.growth("archiveFilesUnreadable"),
        1,
        IS_GOOD,
        "ArchiveUnreadable",
        "A file of cold storage cannot be read back");
  }
}
