package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.domain.decide.DeciderContext;
import dev.holdfast.domain.decide.DeciderState;
import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.job.append.Fate;
import dev.holdfast.job.append.ProposalAppender;
import dev.holdfast.log.Chance;
import dev.holdfast.log.CommitReader;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How the real parts are put together: as the system itself does it. A planted mistake overrides
 * the one place where it sits.
 */
public class Wiring {
  /** Stages on a commit's way to cold storage. */
  public enum Archived {
    /** It is in a file that is open. */
    WRITTEN,
    /** The checkpoint that ended its file is complete. */
    WITH_CHECKPOINT,
    /** It was found in its finished file. */
    READ_BACK
  }

  /** Whether the log's writes are conditional. */
  public boolean appendsOnCondition() {
    return true;
  }

  /** Whether snapshots are written only over older ones. */
  public boolean snapshotsOnlyForward() {
    return true;
  }

  /** Whether a snapshot waits for the rows it covers. */
  public boolean rowsBeforeSnapshots() {
    return true;
  }

  /** The request a reserve call puts to the writer. */
  public Request<ReserveAnswer> reserve(ReserveRequest wanted) {
    return new ReserveCall(wanted);
  }

  /** How a gateway deals with a cart's holds. */
  public CartHolds cartHolds(CartHolds holds) {
    return holds;
  }

  /** The log that writers append to. */
  public EventLog log(EventLog log) {
    return log;
  }

  /** The rows a gateway looks reservations up in. */
  public ReservationRows rows(ReservationRows rows) {
    return rows;
  }

  /** What a writer's ids and pauses come from. */
  public Chance chance(Chance chance) {
    return chance;
  }

  public WriterSettings writerSettings() {
    return WriterSettings.forRetention(Scale.RETENTION);
  }

  /** The shards that have a say in the command stream's time. */
  public List<String> shardsThatCount(List<String> open, Function<String, Long> newest, long now) {
    return open;
  }

  /** Whether the change stream's commit is handed on to be put in order. */
  public boolean takesChange(Commit commit, long now) {
    return true;
  }

  /** What decide remembers. */
  public DeciderState deciderState(DeciderState state) {
    return state;
  }

  public DeciderContext deciderContext(DeciderContext context, Machine machine) {
    return context;
  }

  /** The command as decide gets it. */
  public Command toDecide(Command command) {
    return command;
  }

  /** The way from decide to append. */
  public Consumer<Proposal> propose(Consumer<Proposal> append, Consumer<Outcome> tell) {
    return append;
  }

  /** What appends a proposal. */
  public Function<Proposal, CompletionStage<Fate>> appender(
      ItemWriter writer, CommitReader reader, Timekeeper time) {
    return new ProposalAppender(writer, reader, time)::append;
  }

  /** From when on a commit counts as archived. */
  public Archived archivedWhen() {
    return Archived.READ_BACK;
  }

  /** The snapshots below which rows are retired. */
  public SnapshotStore snapshotsToRetireBy(SnapshotStore snapshots) {
    return snapshots;
  }

  /** Whether an ended shard has a say in time until those that follow it are read. */
  public boolean waitsForFollowers() {
    return true;
  }
}
