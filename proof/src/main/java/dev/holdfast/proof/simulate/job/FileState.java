package dev.holdfast.proof.simulate.job;

import dev.holdfast.proof.simulate.engine.State;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Files that checkpoints have ended, and that are not finished. */
final class FileState implements State {
  final Set<ColdFile> unfinished = new LinkedHashSet<>();

  @Override
  public FileState copy() {
    FileState copy = new FileState();
    copy.unfinished.addAll(unfinished);
    return copy;
  }

  /** What goes to cold storage may go later. */
  @Override
  public boolean isIdle(Predicate<Object> counts) {
    return true;
  }
}
