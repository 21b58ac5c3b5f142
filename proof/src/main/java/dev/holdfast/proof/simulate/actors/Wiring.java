package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartHolds;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.ChangeCall;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveCall;
import dev.holdfast.log.Chance;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.WriterSettings;
import dev.holdfast.proof.simulate.engine.Hooks;
import dev.holdfast.schema.Outcome;
import java.util.List;
import java.util.function.Function;

/**
 * How the real parts are put together: as the system itself does it. A planted mistake overrides
 * the one place where it sits.
 */
public class Wiring implements Hooks {
  /** Whether the log's writes are conditional. */
  public boolean appendsOnCondition() {
    return true;
  }

  /** Whether snapshots are written only over older ones. */
  public boolean snapshotsOnlyForward() {
    return true;
  }

  /** The request a reserve call puts to the writer. */
  public Request<ReserveAnswer> reserve(ReserveRequest wanted) {
    return new ReserveCall(wanted);
  }

  /** The request that a change of a hold's quantity puts to the writer. */
  public Request<ChangeAnswer> change(ChangeRequest wanted) {
    return new ChangeCall(wanted);
  }

  /** The other gateways of the fleet, as one with this clock reaches them. */
  public Peers peers(Peers peers, Timekeeper time) {
    return peers;
  }

  /** Whether a batch that arrives twice is known by its name. */
  public boolean namesBatches() {
    return true;
  }

  /**
   * By what a gateway decides requests that others have handed over.
   *
   * @param own its own appends
   * @param handing what hands over in its turn
   */
  public Reservations ofOthers(Reservations own, Reservations handing) {
    return own;
  }

  /** How a gateway deals with a cart's holds. */
  public CartHolds cartHolds(CartHolds holds) {
    return holds;
  }

  /** What is told of an outcome to who asks for that of a command of this content. */
  public Outcome told(long contentHash, Outcome outcome) {
    return CommandOutcomes.toldTo(contentHash, outcome);
  }

  /** The log in which a gateway looks for the outcomes of commands. */
  public EventLog outcomeLog(EventLog log) {
    return log;
  }

  /** The log that writers append to. */
  public EventLog log(EventLog log) {
    return log;
  }

  /** The snapshots a gateway starts from. */
  public SnapshotStore gatewaySnapshots(SnapshotStore snapshots, EventLog log) {
    return snapshots;
  }

  /** The rows a gateway looks reservations up in. */
  public ReservationRows rows(ReservationRows rows) {
    return rows;
  }

  /** The rows in which a step of the job looks for reservations that have been forgotten. */
  public ReservationRows rowsOfForgotten(String user, ReservationRows rows) {
    return rows;
  }

  /** What a writer's ids and pauses come from. */
  public Chance chance(Chance chance) {
    return chance;
  }

  /** How a gateway's writer is set. */
  public WriterSettings writerSettings() {
    return WriterSettings.forRetention(Scale.RETENTION);
  }

  /** The shards that have a say in the command stream's time. */
  public List<String> shardsThatCount(List<String> open, Function<String, Long> newest, long now) {
    return open;
  }

  /** Whether an ended shard has a say in time until those that follow it are read. */
  public boolean waitsForFollowers() {
    return true;
  }

  /** The snapshots as a step of the job sees them. */
  public SnapshotStore snapshots(String user, SnapshotStore snapshots) {
    return snapshots;
  }

  /** Whether a file of cold storage is told of when it is finished, and not before. */
  public boolean waitsForFiles() {
    return true;
  }
}
