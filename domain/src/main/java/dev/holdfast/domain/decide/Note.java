package dev.holdfast.domain.decide;

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

  static Note holdMemory(String reservation) {
    return new Note(Matter.HOLD_MEMORY, reservation);
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

  /** The id of a proposal, in which there is no slash. */
  String proposal() {
    return id.substring(0, id.indexOf('/'));
  }

  /** What the proposal is about. */
  Subject subject() {
    return Subject.decode(id.substring(id.indexOf('/') + 1));
  }

  long seq() {
    return Long.parseLong(id);
  }
}
