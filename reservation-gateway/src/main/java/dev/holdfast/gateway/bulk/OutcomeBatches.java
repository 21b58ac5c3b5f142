package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.DynamoDbBatches;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Outcomes by reads of many rows, a few of these at once. */
final class OutcomeBatches implements OutcomeLookup {
  private static final int CALLS_AT_ONCE = 5;

  private final DynamoDbBatches batches;
  private final Retries reads;

  OutcomeBatches(DynamoDbBatches batches, Retries reads) {
    this.batches = batches;
    this.reads = reads;
  }

  @Override
  public Map<Command, Outcome> find(Collection<Command> commands) {
    List<String> keys = commands.stream().map(OutcomeBatches::key).distinct().toList();
    Map<String, Outcome> byKey =
        inParts(keys, DynamoDbBatches.ROWS_MAX, batches::outcomes).stream()
            .collect(
                Collectors.toMap(
                    outcome -> Rows.key(outcome.getItem(), outcome.getCommand()),
                    Function.identity()));
    Map<Command, Outcome> found = new HashMap<>();
    for (Command command : commands) {
      Outcome outcome = byKey.get(key(command));
      if (outcome != null) {
        found.put(command, outcome);
      }
    }
    return found;
  }

  private static String key(Command command) {
    return Rows.key(command.getItem(), command.getCommand());
  }

  @Override
  public Map<Outcome, Event> events(Collection<Outcome> outcomes) {
    List<Commit> commits =
        inParts(List.copyOf(outcomes), DynamoDbBatches.COMMITS_MAX, batches::commitsOf);
    Map<String, Event> events = new HashMap<>();
    for (Commit commit : commits) {
      for (Event event : commit.getEvents()) {
        if (event.getCommand() != null) {
          events.put(Rows.key(commit.getItem(), event.getCommand()), event);
        }
      }
    }
    Map<Outcome, Event> found = new HashMap<>();
    for (Outcome outcome : outcomes) {
      Event event = events.get(Rows.key(outcome.getItem(), outcome.getCommand()));
      if (event != null) {
        found.put(outcome, event);
      }
    }
    return found;
  }

  private <A, B> List<B> inParts(
      List<A> all, int partMax, Function<List<A>, CompletionStage<List<B>>> read) {
    List<B> found = new ArrayList<>();
    List<CompletableFuture<List<B>>> asked = new ArrayList<>();
    for (int from = 0; from < all.size(); from += partMax) {
      List<A> part = all.subList(from, Math.min(all.size(), from + partMax));
      asked.add(reads.ask(() -> read.apply(part)).toCompletableFuture());
      if (asked.size() == CALLS_AT_ONCE) {
        asked.forEach(rows -> found.addAll(rows.join()));
        asked.clear();
      }
    }
    asked.forEach(rows -> found.addAll(rows.join()));
    return found;
  }
}
