package dev.holdfast.gateway.bulk;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Reason;
import dev.holdfast.gateway.command.StatusAddress;
import dev.holdfast.gateway.http.Json;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes what became of the lines of an upload: a JSON object on a line for each. */
final class LineAnswers {
  private static final byte[] NEW_LINE = {'\n'};

  private final OutcomeLookup outcomes;
  private final Consumer<byte[]> out;
  private final Sums sums = new Sums();

  LineAnswers(OutcomeLookup outcomes, Consumer<byte[]> out) {
    this.outcomes = outcomes;
    this.out = out;
  }

  /** The line says nothing that can be taken. */
  void invalid(int number, Problem problem) {
    Map<String, Object> json = line(number, "invalid");
    Object faults = problem.members().get("faults");
    json.put("faults", faults == null ? List.of(problem.detail()) : faults);
    write(json);
  }

  /** The command is on the stream, and its outcome not here. */
  void taken(int number, String result, Command command) {
    Map<String, Object> json = line(number, result, command);
    json.put("status", StatusAddress.of(command));
    write(json);
  }

  /** The command's id stands for other content. */
  void reused(StockLine line) {
    Map<String, Object> json = line(line.number(), "rejected");
    json.put("item", line.draft().item());
    json.put("command", line.id());
    json.put("reason", Reason.ID_REUSED);
    write(json);
  }

  /** Outcomes; of counts with what they found, where the log still has it. */
  void told(Collection<Awaited.Told> told) {
    List<Outcome> counts =
        told.stream().map(Awaited.Told::outcome).filter(LineAnswers::isCount).toList();
    Map<Outcome, Event> events = counts.isEmpty() ? Map.of() : outcomes.events(counts);
    for (Awaited.Told line : told) {
      long hash = ContentHash.of(line.command());
      Outcome outcome = CommandOutcomes.toldTo(hash, line.outcome());
      Map<String, Object> json = line(line.number(), outcome.getResult(), line.command());
      if (outcome.getReason() != null) {
        json.put("reason", outcome.getReason());
      }
      if (outcome.equals(line.outcome())) {
        json.put("seq", outcome.getSeq());
        json.put("at", outcome.getAt());
        putDifference(json, events.get(line.outcome()));
      }
      if (line.repeated()) {
        json.put("repeated", true);
        sums.countRepeated();
      }
      write(json);
    }
  }

  private static boolean isCount(Outcome outcome) {
    return outcome.getKind().equals("counted") && outcome.getResult().equals("done");
  }

  private void putDifference(Map<String, Object> json, Event event) {
    if (event != null && event.getKind().equals(EventKind.StockCounted.name())) {
      json.put("counted", event.getCounted());
      json.put("difference", event.getOnHandDelta());
      if (event.getOnHandDelta() != 0) {
        sums.countDifference();
      }
    }
  }

  /** The last line of an answer to an upload that was read to its end. */
  void complete() {
    end(true, Map.of());
  }

  /**
   * The last line of an answer to an upload that was not.
   *
   * @param from the first line that has no answer
   */
  void cutShort(int from, Problem why) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from);
    json.put("type", why.type().address());
    json.put("detail", why.detail());
    end(false, json);
  }

  private void end(boolean complete, Map<String, ?> why) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("complete", complete);
    json.put("sums", sums.json());
    json.putAll(why);
    send(json);
  }

  private static Map<String, Object> line(int number, String result, Command command) {
    Map<String, Object> json = line(number, result);
    json.put("item", command.getItem());
    json.put("command", command.getCommand());
    return json;
  }

  private static Map<String, Object> line(int number, String result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", number);
    json.put("result", result);
    return json;
  }

  private void write(Map<String, Object> json) {
    sums.count((String) json.get("result"));
    send(json);
  }

  private void send(Map<String, Object> json) {
    out.accept(Json.write(json));
    out.accept(NEW_LINE);
  }
}
