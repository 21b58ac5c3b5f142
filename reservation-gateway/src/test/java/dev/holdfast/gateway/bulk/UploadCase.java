package dev.holdfast.gateway.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.command.Taken;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An upload by itself, with a stream and a job that a test rules. */
abstract class UploadCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  final LeapingTime time = new LeapingTime();
  final Job job = new Job();
  final List<Command> sent = new ArrayList<>();
  final List<JsonNode> answers = new ArrayList<>();
  boolean isKeepingAnswers = true;
  int answered;
  int produced;
  int heldMost;
  Takes takes = this::send;

  /** What decides: each command when it is looked for the second time. */
  final class Job implements OutcomeLookup {
    private final Set<String> seen = new HashSet<>();
    String result = "done";
    long difference;

    @Override
    public Map<Command, Outcome> find(Collection<Command> commands) {
      noteHeld();
      Map<Command, Outcome> found = new HashMap<>();
      for (Command command : commands) {
        if (!seen.add(command.getCommand())) {
          found.put(command, outcome(command));
        }
      }
      return result.isEmpty() ? Map.of() : found;
    }

    Outcome outcome(Command command) {
      return Outcome.newBuilder()
          .setItem(command.getItem())
          .setCommand(command.getCommand())
          .setKind(command.getKind().name())
          .setContentHash(ContentHash.of(command))
          .setResult(result)
          .setReason(result.equals("rejected") ? "counted-at-seq-unknown" : null)
          .setSeq(7)
          .setAt(1)
          .build();
    }

    @Override
    public Map<Outcome, Event> events(Collection<Outcome> outcomes) {
      Map<Outcome, Event> events = new HashMap<>();
      outcomes.forEach(
          outcome ->
              events.put(
                  outcome,
                  EventKind.StockCounted.event(difference)
                      .setCommand(outcome.getCommand())
                      .setCounted(12L)
                      .build()));
      return events;
    }
  }

  List<Taken> send(List<StockLine> lines) {
    noteHeld();
    List<Taken> taken = new ArrayList<>();
    for (StockLine line : lines) {
      Command command = line.draft().stamped(line.id(), 0, 1);
      sent.add(command);
      taken.add(new Taken.Sent(command));
    }
    return taken;
  }

  void noteHeld() {
    heldMost = Math.max(heldMost, produced - answered);
  }

  void tell(byte[] bytes) {
    if (bytes.length == 1) {
      return;
    }
    answered++;
    if (isKeepingAnswers) {
      try {
        answers.add(JSON.readTree(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void run(InputStream body, LineFormats.Opening opening, int waitSeconds, boolean isToEnd)
      throws IOException {
    BodyLines lines = new BodyLines(body, () -> 0);
    new Upload(
            lines,
            opening.open(lines),
            Optional.of("k"),
            lines1 -> takes.take(lines1),
            new Awaited(job, time, 1_000L * waitSeconds),
            waitSeconds > 0,
            new LineAnswers(job, this::tell),
            () -> isToEnd)
        .run();
  }

  void runNdjson(int waitSeconds, String... lines) throws IOException {
    byte[] body = String.join("\n", lines).getBytes(UTF_8);
    run(new ByteArrayInputStream(body), LineFormats.of("application/x-ndjson"), waitSeconds, false);
  }

  static String received(String item, long quantity) {
    return "{\"kind\":\"received\",\"item\":\"" + item + "\",\"quantity\":" + quantity + "}";
  }

  JsonNode last() {
    return answers.get(answers.size() - 1);
  }

  List<String> results() {
    return answers.subList(0, answers.size() - 1).stream()
        .map(answer -> answer.path("result").asText())
        .toList();
  }

  /** Made as they are read. */
  InputStream lines(int count) {
    return new InputStream() {
      private byte[] line = new byte[0];
      private int at;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int available() {
        return 1;
      }

      @Override
      public int read(byte[] into, int from, int length) {
        if (at == line.length) {
          if (produced == count) {
            return -1;
          }
          line = (received("item-" + produced++, 1) + "\n").getBytes(UTF_8);
          at = 0;
        }
        int some = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, some);
        at += some;
        return some;
      }
    };
  }
}
