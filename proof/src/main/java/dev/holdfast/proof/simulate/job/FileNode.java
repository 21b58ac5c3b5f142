package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.flow.Uids;
import dev.holdfast.job.sink.PersistentWrites;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.proof.simulate.engine.JobState;
import dev.holdfast.proof.simulate.engine.Node;
import dev.holdfast.proof.simulate.stores.Calls;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * As Flink's file sink: a checkpoint ends the open file, and some time after the checkpoint is
 * complete the file is finished, and told of.
 */
final class FileNode extends Node {
  private final Services services;
  private final Calls calls;
  private final FileState state;
  private final PersistentWrites persistence;
  private final Consumer<Throwable> onFailure;
  private final List<Commit> openFile = new ArrayList<>();
  private final Set<ColdFile> beingFinished = new HashSet<>();

  FileNode(
      Services services,
      Calls calls,
      Stores.Opened opened,
      JobState state,
      Consumer<Throwable> onFailure) {
    super(Uids.ARCHIVE_EVENTS);
    this.services = services;
    this.calls = calls;
    this.state = state.of(Uids.ARCHIVE_EVENTS, FileState::new);
    this.persistence = new PersistentWrites(opened.time(), opened.chance());
    this.onFailure = onFailure;
  }

  /** The files that a checkpoint held are finished once more, or at last. */
  @Override
  protected void start() {
    finish(Long.MAX_VALUE);
  }

  @Override
  protected void take(int input, Object taken) {
    if (taken instanceof Element element) {
      openFile.add((Commit) element.value());
    }
  }

  /** A checkpoint is being made. */
  void endFile(long checkpoint) {
    if (!openFile.isEmpty()) {
      state.unfinished.add(new ColdFile(checkpoint, List.copyOf(openFile)));
      openFile.clear();
    }
  }

  /** The checkpoint is complete. */
  void finish(long checkpoint) {
    for (ColdFile file : List.copyOf(state.unfinished)) {
      if (file.checkpoint() <= checkpoint && beingFinished.add(file)) {
        if (!services.wiring().waitsForFiles()) {
          send(Element.of(file));
        }
        persistence
            .write(() -> calls.write("finish a file", () -> services.cold().add(file.commits())))
            .whenComplete((done, failure) -> finished(file, failure));
      }
    }
  }

  private void finished(ColdFile file, Throwable failure) {
    if (failure != null) {
      onFailure.accept(failure);
      return;
    }
    beingFinished.remove(file);
    state.unfinished.remove(file);
    if (services.wiring().waitsForFiles()) {
      send(Element.of(file));
    }
  }
}
