package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Script;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Reads one format's lines and makes a script of them. */
abstract class TraceScript {
  static final String MALFORMED = "malformed";

  final TraceSettings settings;
  final ScriptDraft draft;

  TraceScript(TraceSettings settings) {
    this.settings = settings;
    this.draft = new ScriptDraft(settings);
  }

  final void line(CSVRecord line) {
    draft.line();
    Optional<String> skipped = line.isConsistent() ? read(line) : Optional.of(MALFORMED);
    skipped.ifPresent(draft::skip);
  }

  /** Takes a line that has all columns, or says why it is skipped. */
  abstract Optional<String> read(CSVRecord line);

  abstract Script finish();
}
