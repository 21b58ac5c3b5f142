package dev.holdfast.bench.contender;

import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.writer.BehindListener;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The gateway's own writer, on some log. */
public final class Holdfast implements Contender {
  private static final Duration RETENTION = Duration.ofDays(30);

  /** The job keeps snapshots about so close behind. */
  private static final int SNAPSHOT_BEHIND = 16;

  private final String name;
  private final String durability;
  private final Stores stores;
  private final EventLog log;
  private final Function<String, EventLog> logOf;
  private final SystemTimekeeper time = new SystemTimekeeper("timekeeper");
  private final List<AutoCloseable> parts;

  /**
   * @param log what the writer appends to and reads, on top of the stores' own
   * @param logOf the same for a writer of this address
   * @param parts what is closed with it, in order
   */
  Holdfast(
      String name,
      String durability,
      Stores stores,
      EventLog log,
      Function<String, EventLog> logOf,
      List<AutoCloseable> parts) {
    this.logOf = logOf;
    this.name = name;
    this.durability = durability;
    this.stores = stores;
    this.log = log;
    this.parts = parts;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String durability() {
    return durability;
  }

  @Override
  public void stock(List<String> items, long quantity) {
    List<Past> pasts = items.stream().map(item -> new Past(item, quantity, 1)).toList();
    stores.load(pasts.stream().map(Past::next).iterator());
    stores.snapshot(pasts.stream().map(Past::level).iterator());
  }

  /**
   * Gives an item a past, and a snapshot near its end.
   *
   * @param quantity units that are left at its end
   * @param commits how many there are, 1 to some millions
   * @param loaded told how many are on their way to the log by now
   */
  public void past(String item, long quantity, int commits, LongConsumer loaded) {
    // Each second commit takes back what the one before it did.
    Past past = new Past(item, quantity, commits | 1);
    int snapshotAt = Math.max(1, commits - SNAPSHOT_BEHIND);
    stores.load(
        Stream.generate(past::next)
            .limit(snapshotAt)
            .peek(commit -> loaded.accept(commit.getSeq()))
            .iterator());
    stores.snapshot(List.of(past.level()).iterator());
    stores.load(past);
    loaded.accept(commits);
  }

  @Override
  public Reservations reservations() {
    return Reservations.by(
        new ItemWriter(
            log,
            stores.snapshots(),
            stores.reservations(),
            time,
            WriterSettings.forRetention(RETENTION)));
  }

  /**
   * One of several gateways, each with a writer of its own.
   *
   * @param handsOver whether it hands requests of contended items to the others, and takes theirs
   */
  public Member member(boolean handsOver) {
    return new Member(
        address ->
            races ->
                new ItemWriter(
                    logOf.apply(address),
                    stores.snapshots(),
                    stores.reservations(),
                    time,
                    new SystemChance(),
                    WriterSettings.forRetention(RETENTION),
                    BehindListener.NONE,
                    races),
        handsOver,
        time);
  }

  @Override
  public void close() {
    time.close();
    stores.close();
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println(name + " did not end well: " + e);
      }
    }
  }
}
