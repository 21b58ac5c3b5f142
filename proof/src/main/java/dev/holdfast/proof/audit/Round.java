package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.proof.audit.ItemLists.Source;
import dev.holdfast.schema.AuditFinding;
import dev.holdfast.schema.AuditRound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a round has found so far, and its row. */
final class Round {
  private static final int WHAT_MAX = 300;

  /** Files are seen at every look, items at one; so few are remembered. */
  private static final int TOLD_MAX = 1_000;

  private final long startedAt;
  private final List<AuditFinding> found;
  private final Set<Finding.Key> told = new HashSet<>();
  private long findings;

  /** A new one. */
  Round(long startedAt) {
    this.startedAt = startedAt;
    this.found = new ArrayList<>();
  }

  /** One that an auditor before has begun. */
  Round(AuditRound begun) {
    this.startedAt = begun.getStartedAt();
    this.found = new ArrayList<>(begun.getFound());
    this.findings = begun.getFindings();
    for (AuditFinding each : found) {
      Check check = Check.valueOf(each.getCheck().toUpperCase(Locale.ROOT));
      told.add(new Finding.Key(check, each.getSubject()));
    }
  }

  /** Where that one had come to. */
  static Position position(AuditRound begun) {
    return new Position(
        Source.valueOf(begun.getList().toUpperCase(Locale.ROOT)),
        begun.getAfter(),
        begun.getItems(),
        begun.getCommits());
  }

  /** Counts it, unless this round has told it already. */
  boolean tell(Finding finding, long now) {
    if (!told.contains(finding.key())) {
      findings++;
      if (told.size() < TOLD_MAX) {
        told.add(finding.key());
      }
      if (found.size() < AuditRows.FOUND_MAX) {
        found.add(
            new AuditFinding(
                finding.check().word(), finding.subject(), shortened(finding.what()), now));
      }
      return true;
    }
    return false;
  }

  private static String shortened(String what) {
    return what.length() <= WHAT_MAX ? what : what.substring(0, WHAT_MAX - 1) + "…";
  }

  long findings() {
    return findings;
  }

  /** Its row while it is under way, from which another auditor would go on. */
  AuditRound underWay(Position from, long now) {
    return row(AuditRows.CURRENT, from, now, null);
  }

  /** The same once it has ended, under either name. */
  AuditRound ended(String name, Position at, long now) {
    return row(name, at, now, now);
  }

  /** Epoch milliseconds. */
  long startedAt() {
    return startedAt;
  }

  private AuditRound row(String name, Position at, long now, Long endedAt) {
    return new AuditRound(
        name,
        startedAt,
        now,
        endedAt,
        at.list().name().toLowerCase(Locale.ROOT),
        at.after(),
        at.items(),
        at.commits(),
        findings,
        List.copyOf(found));
  }
}
