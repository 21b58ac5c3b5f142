package dev.holdfast.proof.simulate.world;

import java.util.Locale;

/** What may go wrong. Rates are per opportunity, or for what comes by itself, per second. */
public enum Fault {
  /** A request never arrives; its sender waits until it times out. */
  REQUEST_LOST(0.01),
  /** What was asked is done, but the answer never arrives. */
  ANSWER_LOST(0.01),
  /** A write lands long after its sender gave it up. */
  WRITE_LATE(0.01),
  /** Turned away: too much is asked. */
  THROTTLED(0.02),
  /** A request arrives twice, the second time a while later. */
  REQUEST_DOUBLED(0.01),
  /** A query sees later rows at a later moment, and so a hole that is none. */
  READ_TORN(0.02),
  /** The change stream brings records again. */
  CHANGE_DOUBLED(0.05),
  /** The change stream never brings a record. */
  CHANGE_LOST(0.01),
  /** A shard of the change stream ends; its child is read beside it. */
  CHANGES_SPLIT(0.05),
  /** The change stream brings nothing for a while. */
  CHANGES_STALLED(0.02),
  /** One shard brings nothing for a while; its children and neighbours do. */
  SHARD_STALLED(0.05),
  /** A command is put on its stream twice. */
  COMMAND_DOUBLED(0.05),
  /** A shard of the command stream ends, and two others begin. */
  COMMANDS_SPLIT(0.1),
  /** The command stream brings nothing for a while. */
  COMMANDS_STALLED(0.02),
  /** A gateway's memory is short, and it lets go of what it knows of some items. */
  MEMORY_SHORT(0.2),
  GATEWAY_CRASHED(0.03),
  GATEWAY_FROZEN(0.05),
  JOB_CRASHED(0.05),
  /** The job is restored from a checkpoint that is not its newest. */
  RESTORED_OLDER(0.5),
  /** The old job runs on beside its successor for a while. */
  JOB_TWICE(0.5),
  JOB_FROZEN(0.02),
  /** A machine's clock is set wrong, and drifts; no further than a ready gateway's may be. */
  CLOCK_OFF(0.1),
  /** Snapshots are written late. */
  SNAPSHOT_LATE(0.1),
  /** Everything but one gateway stands still for longer than the log keeps retired rows. */
  LONG_PAUSE(0.01),
  /** A gateway overlooks that an id was placed before. */
  REPEAT_SLIPPED(0.5),
  /** A checkpoint of the job is begun and never complete. */
  CHECKPOINT_FAILED(0.1),
  /** The list of a stream's shards is not to be had for a while; known ones are read on. */
  SHARDS_UNLISTED(0.1),
  /** A row of the log cannot be read for a while, as if a newer version had written it. */
  ROW_UNREADABLE(0.005);

  final double rate;

  Fault(double rate) {
    this.rate = rate;
  }

  /** As it is written on the command line and in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
