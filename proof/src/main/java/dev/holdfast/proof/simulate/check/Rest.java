package dev.holdfast.proof.simulate.check;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.stores.Records;
import dev.holdfast.proof.simulate.world.Findings;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What must hold when all has come to rest: every view tells what the log tells. */
public final class Rest {
  private static final long AUDIT_MILLIS = 20_000;

  /** By when a hold has expired after its end; longer than the job's grace. */
  private static final long EXPIRY_MILLIS = 13_000;

  private final Services services;
  private final World world;
  private final Findings findings;
  private final Auditor auditor;
  private final Arrivals arrivals;
  private final Set<String> lost = new LinkedHashSet<>();

  /** By item, up to where all is archived and retired. */
  private final Map<String, Long> archived = new HashMap<>();

  public Rest(Services services, Auditor auditor, Arrivals arrivals) {
    this.services = services;
    this.world = services.world();
    this.findings = world.findings;
    this.auditor = auditor;
    this.arrivals = arrivals;
  }

  /** The change stream will not bring a commit of the item. An audit will find out. */
  public void lost(String item) {
    if (lost.add(item)) {
      world.schedule.in(AUDIT_MILLIS, this::tellWhatWasLost);
    }
  }

  /** As an audit does: a command without effect tells the job of the tail it has not heard of. */
  public void tellWhatWasLost() {
    for (String item : lost) {
      Command nudge =
          Command.newBuilder()
              .setItem(item)
              .setCommand("nudge-" + item)
              .setKind(CommandKind.nudge)
              .setSeq(services.log().tail(item))
              .setAt(world.now())
              .build();
      services.commands().put(item, Records.command(nudge));
    }
    lost.clear();
  }

  /** Whether all of the log is in cold storage, and every row that may has a ttl. */
  public boolean isArchived() {
    return auditor.items().entrySet().stream()
        .allMatch(item -> unarchived(item.getKey(), item.getValue().seq()) == 0);
  }

  /** It is so. */
  public void checkArchived() {
    auditor
        .items()
        .forEach(
            (item, books) -> {
              long seq = unarchived(item, books.seq());
              findings.require(
                  seq == 0, "a row is never archived or never retired", () -> item + "/" + seq);
            });
  }

  /** The first seq that is not in cold storage, or below the newest and without a ttl; or 0. */
  private long unarchived(String item, long tail) {
    for (long seq = archived.getOrDefault(item, 0L) + 1; seq <= tail; seq++) {
      if (!services.cold().has(item, seq) || (seq < tail && !services.log().isRetired(item, seq))) {
        return seq;
      }
      archived.put(item, Math.min(seq, tail - 1));
    }
    return 0;
  }

  /** A row gets a ttl, or goes by it: it must be in cold storage, and below the snapshot. */
  public void checkRetiring(String item, long seq) {
    if (!services.cold().has(item, seq)) {
      findings.report("a row is to expire that is not in cold storage", item + "/" + seq);
    }
    StockLevel snapshot = services.rows().snapshot(item);
    if (snapshot == null || seq >= snapshot.getSeq()) {
      findings.report("a row is to expire above the snapshot", item + "/" + seq);
    }
  }

  /** When the last hold must have expired, epoch milliseconds. */
  public long lastEnd() {
    long end = world.now();
    for (ItemBooks books : auditor.items().values()) {
      for (Placing hold : books.holds.all().values()) {
        if (hold.isOpen()) {
          end = Math.max(end, hold.expiresAt + EXPIRY_MILLIS);
        }
      }
    }
    return end;
  }

  /** Nothing is held any more. */
  public void checkEnd() {
    auditor
        .items()
        .forEach(
            (item, books) -> {
              for (Placing hold : books.holds.all().values()) {
                findings.require(!hold.isOpen(), "a hold does not expire", item);
              }
              findings.require(
                  books.level.reserved() == 0,
                  "something stays reserved",
                  () -> item + " " + books.level.reserved());
            });
  }

  /**
   * Snapshots, availability, reservations and outcomes tell what the log tells, but for items with
   * a row that cannot be read.
   */
  public void checkViews() {
    auditor.items().forEach(this::checkItem);
    arrivals.all().forEach(this::checkOutcome);
  }

  private void checkItem(String item, ItemBooks books) {
    if (books.seq() == 0 || services.log().unreadable().stops(item)) {
      return;
    }
    StockLevel snapshot = services.rows().snapshot(item);
    findings.require(
        snapshot != null
            && snapshot.getSeq() == books.seq()
            && snapshot.getOnHand() == books.level.onHand()
            && snapshot.getReserved() == books.level.reserved(),
        "a snapshot is not the fold of the log",
        () -> item + "/" + books.seq() + " " + snapshot);
    findings.require(
        books.alerts.told().equals(books.level.stock()),
        "stock is another than was told last",
        () -> item + " " + books.alerts.told() + ", and is " + books.level.stock());
    Availability availability = services.rows().availability(item);
    findings.require(
        availability != null
            && availability.getSeq() == books.seq()
            && availability.getAvailable() == books.level.available()
            && books.alerts.isLast(availability.getAlert()),
        "availability is not the fold of the log",
        () -> item + "/" + books.seq() + " " + availability);
    books
        .holds
        .past
        .all()
        .forEach(
            (id, states) -> {
              HoldAt newest = states.get(states.size() - 1);
              Hold row = services.rows().hold(item, id);
              findings.require(
                  row != null && newest.isWhat(row),
                  "a reservation's row is not the fold of the log",
                  () -> newest + " " + row);
            });
  }

  private void checkOutcome(Arrivals.Sent sent) {
    Command first = sent.first;
    if (services.log().unreadable().stops(first.getItem())) {
      return;
    }
    ItemBooks books = auditor.books(first.getItem());
    String id = first.getCommand();
    Event logged = books.outcome(id);
    findings.require(logged != null, "a command has no outcome in the log", first);
    if (logged == null) {
      return;
    }
    sent.contents.forEach(
        (hash, command) ->
            findings.require(
                hash.equals(logged.getContentHash())
                    || books.outcome(DerivedIds.reuse(id, hash)) != null,
                "a reused id is not told",
                command));
    Outcome row = outcome(first.getItem(), id);
    boolean rejected = logged.getKind().equals("CommandRejected");
    findings.require(
        row != null
            && row.getSeq() == books.outcomeSeq(id)
            && row.getResult().equals(rejected ? "rejected" : "done")
            && (!rejected || logged.getReason().equals(row.getReason())),
        "an outcome's row is not what the log tells",
        () -> logged + " " + row);
  }

  private Outcome outcome(String item, String command) {
    return Confirmations.reservation(command)
        .map(reservation -> services.rows().hold(item, reservation))
        .flatMap(hold -> Confirmations.outcome(hold, command))
        .orElseGet(() -> services.rows().outcome(item, command));
  }
}
