package dev.holdfast.gateway.bulk;

import dev.holdfast.domain.ContentHash;
import dev.holdfast.gateway.command.CommandBatches;
import dev.holdfast.gateway.command.Taken;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes the lines of one upload, in their order, as {@link
 * dev.holdfast.gateway.command.TakeCommand} takes a command that comes alone, but with few calls
 * for many.
 *
 * <p>A stamp says what the sender could have seen of a hold. What is received or counted is about
 * none, and is decided at the log's newest commit whatever its stamp; so those have none, which
 * saves a read for each line. The others are stamped, for their items must exist; but for one that
 * an earlier line has just received, which the log need not tell yet.
 */
final class TakeLines implements Takes {
  /** Reads of the log at once, well below the connections there are. */
  private static final int TAILS_AT_ONCE = 8;

  /** Items that lines have received, the last so many: some 10 MB. */
  private static final int RECEIVED_MAX = 100_000;

  private final Set<String> received =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > RECEIVED_MAX;
            }
          });
  private final EventLog log;
  private final OutcomeLookup outcomes;
  private final CommandBatches stream;
  private final Timekeeper time;
  private final Retries reads;

  TakeLines(
      EventLog log, OutcomeLookup outcomes, CommandBatches stream, Timekeeper time, Retries reads) {
    this.log = log;
    this.outcomes = outcomes;
    this.stream = stream;
    this.time = time;
    this.reads = reads;
  }

  @Override
  public List<Taken> take(List<StockLine> lines) {
    List<Optional<Long>> stamps = stamps(lines);
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      StockLine line = lines.get(i);
      commands.add(line.draft().stamped(line.id(), stamps.get(i).orElse(0L), time.now()));
    }
    Map<Command, Outcome> before = outcomes.find(commands);
    Map<String, Long> met = new HashMap<>();
    List<Command> toSend = new ArrayList<>();
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Command command = commands.get(i);
      taken.add(
          stamps.get(i).isEmpty()
              ? new Taken.UnknownItem()
              : taken(command, before.get(command), met));
      if (taken.get(i) instanceof Taken.Sent) {
        toSend.add(command);
      }
    }
    stream.send(toSend).toCompletableFuture().join();
    return taken;
  }

  /**
   * @param met what this upload has just said under an id, by item and id
   */
  private static Taken taken(Command command, Outcome before, Map<String, Long> met) {
    long hash = ContentHash.of(command);
    if (before != null) {
      return before.getContentHash() == hash
          ? new Taken.Known(command, before)
          : new Taken.Reused();
    }
    Long other = met.putIfAbsent(command.getItem() + "#" + command.getCommand(), hash);
    return other == null || other == hash ? new Taken.Sent(command) : new Taken.Reused();
  }

  /** Empty for an item that has no events, and would get none by this line. */
  private List<Optional<Long>> stamps(List<StockLine> lines) {
    List<Optional<Long>> stamps = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += TAILS_AT_ONCE) {
      List<StockLine> some = lines.subList(from, Math.min(lines.size(), from + TAILS_AT_ONCE));
      List<CompletableFuture<Optional<Long>>> asked =
          some.stream().map(this::stamp).map(CompletionStage::toCompletableFuture).toList();
      asked.forEach(stamp -> stamps.add(stamp.join()));
    }
    return stamps;
  }

  private CompletionStage<Optional<Long>> stamp(StockLine line) {
    String item = line.draft().item();
    if (line.draft().createsItem()) {
      received.add(item);
    }
    boolean isOfAHold = line.draft().content().getReservation() != null;
    return !isOfAHold && received.contains(item)
        ? CompletableFuture.completedStage(Optional.of(0L))
        : reads.ask(() -> log.tail(item)).thenApply(tail -> tail.map(Commit::getSeq));
  }
}
