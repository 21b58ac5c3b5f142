package dev.holdfast.domain.decide;

/** Where a command is until it is decided: in the queue of its hold, or waiting for its stamp. */
final class Place {
  /** Before a seq, in state; no reservation begins with it. */
  private static final String STAMP = "/";

  private final String encoded;

  private Place(String encoded) {
    this.encoded = encoded;
  }

  static Place queueOf(String reservation) {
    return new Place(reservation);
  }

  static Place waitingFor(long stamp) {
    return new Place(STAMP + stamp);
  }

  /** As it stands in state. */
  static Place decode(String encoded) {
    return new Place(encoded);
  }

  String encoded() {
    return encoded;
  }

  boolean isStamp() {
    return encoded.startsWith(STAMP);
  }

  boolean isQueueOf(String reservation) {
    return encoded.equals(reservation);
  }

  /** Whose queue it is. */
  String reservation() {
    if (isStamp()) {
      throw new IllegalStateException(encoded + " is no queue");
    }
    return encoded;
  }

  /** The seq that is waited for. */
  long stamp() {
    if (!isStamp()) {
      throw new IllegalStateException(encoded + " is no stamp");
    }
    return Long.parseLong(encoded.substring(STAMP.length()));
  }
}
