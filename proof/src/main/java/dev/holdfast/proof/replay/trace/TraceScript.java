package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Reads one format's lines and makes a script of them. */
abstract class TraceScript {
  static final String MALFORMED = "malformed";
  private static final int FAULTS_SHOWN = 5;

  final TraceSettings settings;
  final ScriptDraft draft;
  private final List<String> faults = new ArrayList<>();
  private int malformed;

  TraceScript(TraceSettings settings) {
    this.settings = settings;
    this.draft = new ScriptDraft(settings);
  }

  final void line(CSVRecord line) {
    draft.line();
    Optional<String> skipped = line.isConsistent() ? read(line) : Optional.of(MALFORMED);
    skipped.ifPresent(draft::skip);
    if (skipped.equals(Optional.of(MALFORMED))) {
      malformed++;
      if (faults.size() < FAULTS_SHOWN) {
        long number = line.getParser().getCurrentLineNumber();
        faults.add("  line %d: %s%n".formatted(number, String.join(",", line.values())));
      }
    }
  }

  /**
   * The script, unless there is nothing in it because of lines that could not be read.
   *
   * @throws MalformedTrace with the first of them
   */
  final Script finished() throws MalformedTrace {
    Script script = finish();
    if (script.errands().isEmpty() && malformed > 0) {
      throw new MalformedTrace(
          "Nothing to replay: %d of %d lines are malformed, the first of them:%n%s"
                  .formatted(malformed, script.lines(), String.join("", faults))
              + "Times are read as %s, quantities as whole numbers.".formatted(timePattern()));
    }
    return script;
  }

  /** As java.time has it. */
  abstract String timePattern();

  /** Takes a line that has all columns, or says why it is skipped. */
  abstract Optional<String> read(CSVRecord line);

  abstract Script finish();
}
