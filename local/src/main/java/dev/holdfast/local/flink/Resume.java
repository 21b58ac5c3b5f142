package dev.holdfast.local.flink;

import dev.holdfast.local.Progress;
import dev.holdfast.local.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what the job is resumed from: the newest state that is whole. A damaged one is said to be
 * so and set aside, and the one before takes its place; if there is none left, the job starts
 * without state and reads everything anew.
 */
final class Resume {
  private final RestorePoints points;
  private final Seals seals;
  private final Progress progress;
  private final Set<Path> aside = new HashSet<>();

  /**
   * @param home the folder in which Flink keeps checkpoints and savepoints
   */
  Resume(Path home, Progress progress) {
    this.points =
        new RestorePoints(FlinkSettings.checkpoints(home), FlinkSettings.savepoints(home));
    this.seals = new Seals(home.resolve("seals"));
    this.progress = progress;
  }

  /** The newest state that is not known to be damaged; empty for a start without state. */
  Optional<Path> choose() throws IOException {
    for (Path half : points.incomplete()) {
      seals.damage(half).ifPresent(why -> setAside(half, why));
    }
    List<Path> all = points.newestFirst();
    for (Path state : all) {
      seals.damage(state).ifPresent(why -> setAside(state, why));
      if (!aside.contains(state)) {
        return Optional.of(state);
      }
    }
    if (!all.isEmpty()) {
      progress.say(
          JobKeeper.NAME,
          "NO STATE IS LEFT THAT IS WHOLE: the job starts without, and reads the log and cold"
              + " storage anew. Nothing is lost, but it takes its time (docs/recovery.md)");
    }
    return Optional.empty();
  }

  /**
   * Whether a job could not go on from this state for its own sake; it is not used any more then,
   * and none of before either if they are of another log.
   *
   * @param trace of the job's failure; empty if nothing is known
   */
  boolean isDamaged(Optional<Path> state, String trace) throws IOException {
    if (state.isEmpty()) {
      return false;
    }
    if (Trouble.of(trace) == Trouble.STATE_OF_ANOTHER_LOG) {
      progress.say(JobKeeper.NAME, Traces.rootCause(trace));
      aside.addAll(points.newestFirst());
      return true;
    }
    Optional<String> damage =
        points.newestFirst().contains(state.get()) ? seals.damage(state.get()) : Optional.empty();
    if (damage.isEmpty() && Trouble.of(trace) == Trouble.STATE_DAMAGED) {
      damage = Optional.of(Traces.rootCause(trace));
    }
    damage.ifPresent(why -> setAside(state.get(), why));
    return damage.isPresent();
  }

  private void setAside(Path state, String why) {
    if (aside.add(state)) {
      progress.say(
          JobKeeper.NAME,
          ("%s is damaged: %s. The state before it is used instead; what was archived since will be"
                  + " in cold storage twice (docs/recovery.md)")
              .formatted(state, why));
    }
  }

  /** Looks after what the running job leaves. */
  void keepUp(String job) throws IOException {
    List<Path> own = points.of(job);
    seals.seal(own);
    if (own.size() >= FlinkSettings.CHECKPOINTS_RETAINED) {
      points.keepOnly(job);
      seals.forgetBut(points.newestFirst());
    }
  }

  /** Remembers the savepoint that the job was stopped with. */
  void stoppedWith(Path savepoint) throws IOException {
    points.note(savepoint);
    seals.seal(List.of(savepoint));
  }
}
