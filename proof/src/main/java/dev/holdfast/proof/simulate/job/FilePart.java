package dev.holdfast.proof.simulate.job;

import static dev.holdfast.proof.simulate.actors.Wiring.Archived.READ_BACK;
import static dev.holdfast.proof.simulate.actors.Wiring.Archived.WITH_CHECKPOINT;
import static dev.holdfast.proof.simulate.actors.Wiring.Archived.WRITTEN;

import dev.holdfast.job.archive.ArchivedRange;
import dev.holdfast.job.sink.PersistentWrites;
import dev.holdfast.log.Chance;
import dev.holdfast.proof.simulate.actors.Services;
import dev.holdfast.proof.simulate.actors.Wiring;
import dev.holdfast.proof.simulate.stores.Calls;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * As Flink's file sink, and what reads its files back: a checkpoint ends the open file, and some
 * time after the checkpoint is complete the file is finished. Until it is told of, it stays in the
 * state.
 */
final class FilePart {
  private final Services services;
  private final JobState state;
  private final Calls calls;
  private final PersistentWrites persistence;
  private final Consumer<Throwable> onFailure;
  private final Consumer<ArchivedRange> out;
  private final Wiring.Archived archived;
  private final List<Commit> openFile = new ArrayList<>();
  private final Set<ColdFile> beingFinished = new HashSet<>();
  private long number;

  FilePart(
      Services services,
      Machine machine,
      Chance chance,
      JobState state,
      Consumer<ArchivedRange> out,
      Consumer<Throwable> onFailure) {
    this.services = services;
    this.state = state;
    this.calls = new Calls(services.world(), machine);
    this.persistence = new PersistentWrites(machine, chance);
    this.out = out;
    this.onFailure = onFailure;
    this.archived = services.wiring().archivedWhen();
  }

  /** Takes up what a checkpoint held: its files are finished once more, or at last. */
  void start() {
    finish(Long.MAX_VALUE);
    List<Long> unread = List.copyOf(state.unread.keySet());
    number = unread.stream().reduce(0L, Math::max);
    unread.forEach(this::readBack);
  }

  void write(Commit commit) {
    openFile.add(commit);
    if (archived == WRITTEN) {
      out.accept(new ArchivedRange(commit.getItem(), commit.getSeq(), commit.getSeq()));
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
    for (ColdFile file : state.unfinished) {
      if (file.checkpoint() <= checkpoint && beingFinished.add(file)) {
        if (archived == WITH_CHECKPOINT) {
          file.ranges().forEach(out);
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
    state.unread.put(++number, file);
    readBack(number);
  }

  private void readBack(long which) {
    ColdFile file = state.unread.get(which);
    persistence
        .write(() -> calls.read(file::ranges).thenAccept(ranges -> tell(which, ranges)))
        .exceptionally(
            failure -> {
              onFailure.accept(failure);
              return null;
            });
  }

  private void tell(long which, List<ArchivedRange> ranges) {
    state.unread.remove(which);
    if (archived == READ_BACK) {
      ranges.forEach(out);
    }
  }
}
