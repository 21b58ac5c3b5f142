package dev.holdfast.domain.decide;

import dev.holdfast.schema.Hold;
import java.util.OptionalLong;

/** One thing to look at when its time has come. */
final class Note {
  /** The names stand in state. */
  enum Matter {
    /** Whether a hold has run out. */
    EXPIRY,
    /** Whether a closed hold may be forgotten. */
    HOLD_MEMORY,
    /** Whether a command id may be forgotten. */
    COMMAND_MEMORY,
    /** Whether commands still wait for a seq, which the log may not have. */
    STAMP,
    /** Whether a proposal is still pending. */
    PROPOSAL
  }

  private static final String SEPARATOR = "/";

  private final Matter matter;

  /** The reservation, the command or the proposal; null of a stamp. */
  private final String id;

  /** The stamp; or the newest commit of a closed hold when it was noted. */
  private final OptionalLong seq;

  /** What a proposal is about; null of all others. */
  private final Subject subject;

  private Note(Matter matter, String id, OptionalLong seq, Subject subject) {
    this.matter = matter;
    this.id = id;
    this.seq = seq;
    this.subject = subject;
  }

  static Note expiry(String reservation) {
    return new Note(Matter.EXPIRY, reservation, OptionalLong.empty(), null);
  }

  /** Of a closed one, as it stands. */
  static Note holdMemory(Hold hold) {
    return holdMemory(hold.getReservation(), OptionalLong.of(hold.getSeq()));
  }

  private static Note holdMemory(String reservation, OptionalLong seq) {
    return new Note(Matter.HOLD_MEMORY, reservation, seq, null);
  }

  static Note commandMemory(String command) {
    return new Note(Matter.COMMAND_MEMORY, command, OptionalLong.empty(), null);
  }

  static Note stamp(long seq) {
    return new Note(Matter.STAMP, null, OptionalLong.of(seq), null);
  }

  static Note proposal(String proposal, Subject subject) {
    return new Note(Matter.PROPOSAL, proposal, OptionalLong.empty(), subject);
  }

  /** As it stands in state. No reservation and no proposal has a slash in its id. */
  static Note decode(String encoded) {
    String[] parts = encoded.split(SEPARATOR, 2);
    Matter matter = Matter.valueOf(parts[0]);
    String[] ids = parts[1].split(SEPARATOR, 2);
    switch (matter) {
      case EXPIRY:
        return expiry(parts[1]);
      case HOLD_MEMORY:
        // The first release did not say which commit was the newest.
        return holdMemory(
            ids[0],
            ids.length == 1 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(ids[1])));
      case COMMAND_MEMORY:
        return commandMemory(parts[1]);
      case STAMP:
        return stamp(Long.parseLong(parts[1]));
      case PROPOSAL:
        return proposal(ids[0], Subject.decode(ids[1]));
      default:
        throw new IllegalStateException("unread: " + matter);
    }
  }

  String encoded() {
    StringBuilder text = new StringBuilder(matter.name());
    if (id != null) {
      text.append(SEPARATOR).append(id);
    }
    seq.ifPresent(number -> text.append(SEPARATOR).append(number));
    if (subject != null) {
      text.append(SEPARATOR).append(subject.encoded());
    }
    return text.toString();
  }

  Matter matter() {
    return matter;
  }

  /** Of a hold that may have run out, or may be forgotten. */
  String reservation() {
    require(matter == Matter.EXPIRY || matter == Matter.HOLD_MEMORY, "about a hold");
    return id;
  }

  /** The newest commit of a closed hold when it was noted; not told by the first release. */
  OptionalLong seqOfHold() {
    require(matter == Matter.HOLD_MEMORY, "about a closed hold");
    return seq;
  }

  /** Of one that may be forgotten. */
  String command() {
    require(matter == Matter.COMMAND_MEMORY, "about a command");
    return id;
  }

  /** The seq that commands may still wait for. */
  long stamp() {
    require(matter == Matter.STAMP, "about a stamp");
    return seq.getAsLong();
  }

  /** The id of one that may still be pending. */
  String proposal() {
    require(matter == Matter.PROPOSAL, "about a proposal");
    return id;
  }

  /** What the proposal is about. */
  Subject subject() {
    require(matter == Matter.PROPOSAL, "about a proposal");
    return subject;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(encoded() + " is not " + what);
    }
  }
}
