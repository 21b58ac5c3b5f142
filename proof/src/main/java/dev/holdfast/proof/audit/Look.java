package dev.holdfast.proof.audit;

import dev.holdfast.proof.stored.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a look at some items found.
 *
 * @param commits rows of the log that it read
 */
record Look(List<Finding> findings, long commits) {
  /** Takes what an item has into a ledger. */
  interface Reader {
    /** Returns how many rows of the log there were. */
    long read(Ledger ledger, String item) throws SQLException, InterruptedException;
  }

  /**
   * Looks at items: their tables first, then what the archive has of them, for a row may leave the
   * log once it is in the archive.
   *
   * @param everywhere see {@link Ledger}
   */
  static Look at(Collection<String> items, long everywhere, Path archive, Reader reader)
      throws IOException, SQLException, InterruptedException {
    try (Ledger ledger = Ledger.of(items, everywhere)) {
      long commits = 0;
      for (String item : items) {
        commits += reader.read(ledger, item);
      }
      ledger.archive(ArchiveFiles.in(archive));
      List<Finding> findings = new ArrayList<>();
      for (Check check : Check.values()) {
        findings.addAll(ledger.findings(check));
      }
      return new Look(findings, commits);
    }
  }
}
