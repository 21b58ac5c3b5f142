package dev.holdfast.gateway.read;

import dev.holdfast.schema.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What became of commands, by the read model `outcomes`. */
public interface Outcomes {
  /** The command's outcome; empty while there is none. */
  CompletionStage<Optional<Outcome>> find(String item, String command);
}
