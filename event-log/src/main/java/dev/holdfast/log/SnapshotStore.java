package dev.holdfast.log;

import dev.holdfast.schema.StockLevel;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Stock levels written back, so that readers start there and not at seq 1. */
public interface SnapshotStore {
  /** The item's snapshot, read strongly. */
  CompletionStage<Optional<StockLevel>> find(String item);
}
