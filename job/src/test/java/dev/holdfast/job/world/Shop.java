package dev.holdfast.job.world;

import dev.holdfast.domain.Expiry;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.StockFold;
import dev.holdfast.job.source.RawRecord;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.StockLevel;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Does to a world what a gateway would, for one item. */
public final class Shop {
  private final World world;
  private final String item;
  private int records;

  public Shop(World world, String item) {
    this.world = world;
    this.item = item;
  }

  /** Everything the log has for the item. */
  public List<Commit> commits() {
    return world.log.read(item, 0, Integer.MAX_VALUE).toCompletableFuture().join();
  }

  public List<String> kinds() {
    return commits().stream()
        .flatMap(commit -> commit.getEvents().stream())
        .map(Event::getKind)
        .toList();
  }

  public StockLevel level() {
    StockLevel level = Levels.empty(item);
    for (Commit commit : commits()) {
      level = StockFold.apply(level, commit);
    }
    return level;
  }

  /**
   * Places a hold at `at`, racing the job for the tail as a gateway does.
   *
   * @return its `expiresAt`
   */
  public long place(String reservation, long quantity, int holdSeconds, long at) {
    ReserveRequest request =
        new ReserveRequest(item, reservation, "cart", quantity, OptionalInt.of(holdSeconds));
    while (true) {
      StockLevel level = level();
      long time = Math.max(at, level.getAt());
      Event placed = Reserve.decide(level, request, time).event();
      String id = UUID.randomUUID().toString();
      Commit commit = new Commit(item, level.getSeq() + 1, id, time, List.of(placed), null);
      if (world.log.append(commit).toCompletableFuture().join().isWritten()) {
        return placed.getExpiresAt();
      }
    }
  }

  /** A command's fields, stamped with the tail. */
  public Command.Builder command(String id, CommandKind kind) {
    return Command.newBuilder()
        .setItem(item)
        .setCommand(id)
        .setKind(kind)
        .setSeq(level().getSeq())
        .setAt(0);
  }

  /** Sends a command that arrives at `at`. */
  public void send(Command.Builder command, long at) {
    sendBytes(WireFormat.COMMAND.encode(command.build()), at);
  }

  /** Sends a tick: the command stream's time is `at` now. */
  public void tick(long at) {
    sendBytes(WireFormat.TICK.encode(new Tick(at)), at);
  }

  /** Time goes on until holds that are due at `due` have to be expired. */
  public void tickPast(long due) {
    tick(due + 1 + Expiry.STEP_MILLIS);
  }

  public void sendBytes(byte[] bytes, long at) {
    String sequenceNumber = Integer.toString(records++);
    world.commandFeed.add(new RawRecord("commands", "shard-0", sequenceNumber, at, bytes));
  }
}
