package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.child.ShortRun;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Log, read models and archive of a system, as the commands see them that read what is stored.
 *
 * @param config of the system, whose DynamoDB runs
 */
record StoredBooks(LocalConfig config) {
  private static final String AGREE = "log = snapshots = availability = archive";
  private static final String WRONG = "WRONG";
  private static final String ARCHIVED_AGAIN = "an event is in the archive more than once";

  /** Stock is told of when it has stood for a minute, and its snapshot is a minute behind. */
  private static final int SETTLE_SECONDS = 240;

  /** Makes the read models anew, and what the log lacks. */
  void rebuild() throws Exception {
    rebuild("--write");
  }

  /** Makes rows that are wrong as they must be, while gateways and job go on. */
  void rebuildBeside() throws Exception {
    rebuild("--write", "--beside");
  }

  private void rebuild(String... options) throws Exception {
    ShortRun run = run("rebuild", options);
    assertThat(run.status()).as(run.lines().toString()).isZero();
    assertThat(run.lines()).anyMatch(line -> line.contains("log = read models"));
  }

  void assertAllAgrees() throws Exception {
    ShortRun run = audit(SETTLE_SECONDS);
    assertThat(run.status()).as(run.lines().toString()).isZero();
    assertThat(run.lines()).anyMatch(line -> line.endsWith(AGREE));
  }

  /** As after a start from an older state or from none. */
  void assertAllAgreesButThatSomeWasArchivedAgain() {
    // By audits that do not wait: what was archived again stays so, however long one does.
    await()
        .atMost(Duration.ofSeconds(SETTLE_SECONDS))
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              ShortRun audit = audit(0);
              assertThat(wrong(audit)).as(audit.lines().toString()).containsExactly(ARCHIVED_AGAIN);
            });
  }

  /** What does not agree at this moment. */
  List<String> wrongNow() throws Exception {
    return wrong(audit(0));
  }

  private static List<String> wrong(ShortRun audit) {
    assertThat(audit.status()).as(audit.lines().toString()).isIn(0, 1);
    return audit.lines().stream()
        .filter(line -> line.startsWith(WRONG))
        .map(line -> line.substring(WRONG.length(), line.lastIndexOf(':')).strip())
        .toList();
  }

  private ShortRun audit(int settleSeconds) throws Exception {
    return run("audit", "--audit-settle", Integer.toString(settleSeconds));
  }

  private ShortRun run(String name, String... options) throws Exception {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-jar",
            Installation.ofThisBuild().benchJar().toString(),
            name,
            "--dynamodb",
            DynamoDbPart.endpoint(config).toString(),
            "--prefix",
            config.prefix(),
            "--archive",
            config.data().resolve("archive").toString());
    return ShortRun.of(Stream.concat(command.stream(), Stream.of(options)).toList(), Map.of())
        .join();
  }
}
