package dev.holdfast.proof.replay.fake;

/** Something that happens to right systems, too, and must not become a mismatch. */
public enum Trouble {
  /** Every fifth request is acted on, and its answer lost. */
  LOSES_ANSWERS,
  /** Every fourth request is refused with 503. */
  IS_BUSY,
  /** Every other command is taken and forgotten, the first time that it is sent. */
  FORGETS_COMMANDS,
  /** Commands are decided after their holds have run out. */
  DECIDES_LATE,
  /** The read model of items shows what was true half a second ago. */
  SHOWS_LATE
}
