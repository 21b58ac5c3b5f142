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

  private final Matter matter;
  private final String id;

  private Note(Matter matter, String id) {
    this.matter = matter;
    this.id = id;
  }

  static Note expiry(String reservation) {
    return new Note(Matter.EXPIRY, reservation);
  }

  /** Of a closed one, as it stands. */
  static Note holdMemory(Hold hold) {
    return new Note(Matter.HOLD_MEMORY, hold.getReservation() + "/" + hold.getSeq());
  }

  static Note commandMemory(String command) {
    return new Note(Matter.COMMAND_MEMORY, command);
  }

  static Note stamp(long seq) {
    return new Note(Matter.STAMP, Long.toString(seq));
  }

  static Note proposal(String proposal, Subject subject) {
    return new Note(Matter.PROPOSAL, proposal + "/" + subject.encoded());
  }

  /** As it stands in state. */
  static Note decode(String encoded) {
    int slash = encoded.indexOf('/');
    return new Note(Matter.valueOf(encoded.substring(0, slash)), encoded.substring(slash + 1));
  }

  String encoded() {
    return matter + "/" + id;
  }

  Matter matter() {
    return matter;
  }

  /** The reservation or command. */
  String id() {
    return id;
  }

  /** Of a closed hold: which. */
  String reservation() {
    return beforeSlash();
  }

  /** The newest commit of a closed hold when it was noted; not told by the first release. */
  OptionalLong seqOfHold() {
    return id.indexOf('/') < 0
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(afterSlash()));
  }

  /** The id of a proposal. */
  String proposal() {
    return beforeSlash();
  }

  /** What the proposal is about. */
  Subject subject() {
    return Subject.decode(afterSlash());
  }

  /** No id has a slash in it. */
  private String beforeSlash() {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  private String afterSlash() {
    return id.substring(id.indexOf('/') + 1);
  }

  long seq() {
    return Long.parseLong(id);
  }
}
