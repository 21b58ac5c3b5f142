package dev.holdfast.proof.audit;

import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.proof.audit.ItemLists.Source;
import dev.holdfast.schema.AuditRound;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The auditor beside a working system: walks through all items, round after round, at leisure,
 * looks again at what looked wrong, and keeps what it found where gateways tell it.
 */
final class Watch {
  /** Few, so that a look keeps little in memory; many, so that the archive is read seldom. */
  private static final int ITEMS_AT_ONCE = 100;

  private static final Duration STORES_AWAY = Duration.ofSeconds(10);

  private final ItemLists lists;
  private final ItemTables tables;
  private final AuditRows rows;
  private final Path archive;
  private final Duration settle;
  private final Duration every;
  private final Leisure leisure;
  private final PrintStream out;
  private final Suspects suspects = new Suspects();
  private Round round;
  private Position position;
  private boolean walked;
  private long findingsSaid = -1;

  /**
   * @param settle how far read models and archive may be behind, and how much later what looked
   *     wrong is looked at again
   * @param every from the beginning of a round to that of the next
   * @param out hears of findings, and of rounds that found another number than the one before
   */
  Watch(
      ItemLists lists,
      ItemTables tables,
      AuditRows rows,
      Path archive,
      Duration settle,
      Duration every,
      Leisure leisure,
      PrintStream out) {
    this.lists = lists;
    this.tables = tables;
    this.rows = rows;
    this.archive = archive;
    this.settle = settle;
    this.every = every;
    this.leisure = leisure;
    this.out = out;
  }

  /**
   * Goes on where the last auditor stopped, and does not end by itself.
   *
   * @throws CompletionException if the stores do not answer at the start
   * @throws InterruptedException when it is to end
   */
  void run() throws IOException, SQLException, InterruptedException {
    begin();
    while (true) {
      try {
        step();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof SdkException away)) {
          throw e;
        }
        leisure.afterRows(0); // Nothing is said of what was broken off to end.
        out.println("The tables cannot be read, and are tried again: " + away.getMessage());
        leisure.rest(STORES_AWAY);
      }
    }
  }

  /** Takes up the round that was under way, or begins one. */
  void begin() {
    Optional<AuditRound> open =
        rows.find(AuditRows.CURRENT)
            .toCompletableFuture()
            .join()
            .filter(row -> row.getEndedAt() == null);
    round = open.map(Round::new).orElseGet(() -> new Round(leisure.now()));
    position = open.map(Round::position).orElse(Position.START);
  }

  /** A look: again at what is due, else at what comes next; or a rest until one is due. */
  void step() throws IOException, SQLException, InterruptedException {
    List<Suspects.Suspect> due = suspects.due(leisure.now(), settle.toMillis(), ITEMS_AT_ONCE);
    if (!due.isEmpty()) {
      lookAgain(due);
    } else if (!walked && !suspects.isFull()) {
      lookAtNext();
    } else if (suspects.isEmpty()) {
      end();
    } else {
      leisure.rest(Duration.ofMillis(suspects.dueAt(settle.toMillis()) - leisure.now()));
    }
  }

  private void lookAtNext() throws IOException, SQLException, InterruptedException {
    Position from = position;
    boolean wasWalked = walked;
    long everywhere = leisure.now() - settle.toMillis();
    try {
      List<String> items = nextItems();
      Look look = look(items, everywhere);
      position = position.looked(items.size(), look.commits());
      for (Finding finding : look.findings()) {
        suspects.add(new Suspects.Suspect(finding, everywhere, leisure.now(), from));
      }
    } catch (CompletionException e) {
      position = from;
      walked = wasWalked;
      throw e;
    }
    keep();
  }

  /** The next items of the walk; of the later lists only those that the log does not have. */
  private List<String> nextItems() throws IOException, SQLException, InterruptedException {
    List<String> items = new ArrayList<>();
    while (items.size() < ITEMS_AT_ONCE && !walked) {
      Optional<String> next = lists.next(position.list(), position.after());
      leisure.afterRows(1);
      if (next.isPresent()) {
        position = position.past(next.get());
        if (position.list() == Source.LOG || !tables.isLogged(next.get())) {
          items.add(next.get());
        }
      } else {
        Optional<Position> further = position.atNextList();
        walked = further.isEmpty();
        position = further.orElse(position);
      }
    }
    return items;
  }

  private Look look(List<String> items, long everywhere)
      throws IOException, SQLException, InterruptedException {
    Look look =
        Look.at(
            items,
            everywhere,
            archive,
            (ledger, item) -> {
              long commits = tables.readInto(ledger, item);
              leisure.afterRows(commits);
              return commits;
            });
    leisure.afterRows(0);
    return look;
  }

  private void lookAgain(List<Suspects.Suspect> due)
      throws IOException, SQLException, InterruptedException {
    List<String> items = due.stream().map(each -> each.finding().subject()).distinct().toList();
    Look look = look(items, due.get(0).everywhere());
    for (Finding finding : look.findings()) {
      boolean isFoundAgain =
          due.stream().anyMatch(each -> each.finding().key().equals(finding.key()));
      if (isFoundAgain && round.tell(finding, leisure.now())) {
        out.printf(
            "WRONG %s: %s (%s)%n", finding.subject(), finding.what(), finding.check().meaning());
      }
    }
    suspects.remove(due);
    keep();
  }

  private void keep() {
    put(round.underWay(suspects.from().orElse(position), leisure.now()));
  }

  private void put(AuditRound row) {
    rows.put(row).toCompletableFuture().join();
  }

  private void end() throws InterruptedException {
    long now = leisure.now();
    put(round.ended(AuditRows.LAST, position, now));
    put(round.ended(AuditRows.CURRENT, position, now));
    if (round.findings() != findingsSaid) {
      findingsSaid = round.findings();
      out.printf(
          "A round has ended: %d items, %d commits, %d findings%n",
          position.items(), position.commits(), round.findings());
    }
    leisure.rest(every.minusMillis(Math.min(every.toMillis(), now - round.startedAt())));
    round = new Round(leisure.now());
    position = Position.START;
    walked = false;
  }
}
