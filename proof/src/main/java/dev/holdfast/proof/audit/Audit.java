package dev.holdfast.proof.audit;

import dev.holdfast.command.Progress;
import dev.holdfast.proof.stored.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Proves for all items that the fold of the log is the snapshot, the availability and the sum over
 * the archive, and that no row may expire before its commit is in a finished file.
 *
 * <p>Only a log that nobody writes to can be audited; read models and archive may still be catching
 * up with it, so a finding counts when it is still there after the time to settle, see {@link
 * Patience}.
 */
public final class Audit {
  private static final int EXAMPLES_MAX = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final LogTables tables;
  private final Path archive;
  private final Duration settle;

  Audit(LogTables tables, Path archive, Duration settle) {
    this.tables = tables;
    this.archive = archive;
    this.settle = settle;
  }

  /** Reads and compares everything, again and again until all agrees or the time is over. */
  public AuditReport run(Progress progress) throws IOException, SQLException, InterruptedException {
    Instant begun = Instant.now();
    Patience patience = new Patience(settle, begun);
    while (true) {
      AuditReport report = look(progress, begun);
      boolean isLast = patience.isOverAfter(Instant.now(), report.commits());
      if (report.findings() == 0 || isLast) {
        return report.writtenMeanwhile(patience.written());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private AuditReport look(Progress progress, Instant begun) throws IOException, SQLException {
    AtomicLong rowsRead = new AtomicLong();
    progress.phase("audit", tables.rowsAbout(), rowsRead::get, () -> "rows");
    try (Ledger ledger = new Ledger(Ledger.ALL)) {
      tables.readInto(ledger, rowsRead::addAndGet);
      List<Path> files = ArchiveFiles.in(archive);
      ledger.archive(files);
      Map<Check, Long> counts = new EnumMap<>(Check.class);
      Map<Check, List<String>> examples = new EnumMap<>(Check.class);
      for (Check check : Check.values()) {
        Ledger.Found found = ledger.find(check, EXAMPLES_MAX);
        if (found.count() > 0) {
          counts.put(check, found.count());
          examples.put(check, found.examples());
        }
      }
      return new AuditReport(
          begun,
          ledger.number("select count(*) from level"),
          ledger.number("select coalesce(sum(newest), 0) from level"),
          0,
          ledger.number("select count(*) from log"),
          ledger.number("select count(ttl) from log"),
          ledger.number("select count(*) from archive"),
          files.size(),
          counts,
          examples,
          Duration.between(begun, Instant.now()));
    }
  }
}
