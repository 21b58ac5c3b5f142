package dev.holdfast.log.writer;

/** The next thing a lane does. */
final class Step {
  enum Kind {
    /** Nothing, until something happens. */
    REST,
    /** Nothing, for some time. */
    WAIT,
    LOAD,
    READ_TAIL,
    READ_BACK,
    REFRESH_COVER,
    /** Ask the requests what they come to; then there is a next step again. */
    DECIDE,
    APPEND
  }

  static final Step REST = new Step(Kind.REST, 0);
  static final Step LOAD = new Step(Kind.LOAD, 0);
  static final Step READ_TAIL = new Step(Kind.READ_TAIL, 0);
  static final Step READ_BACK = new Step(Kind.READ_BACK, 0);
  static final Step REFRESH_COVER = new Step(Kind.REFRESH_COVER, 0);
  static final Step DECIDE = new Step(Kind.DECIDE, 0);
  static final Step APPEND = new Step(Kind.APPEND, 0);

  final Kind kind;

  /** How long to wait, if that is the step. */
  final long millis;

  private Step(Kind kind, long millis) {
    this.kind = kind;
    this.millis = millis;
  }

  static Step waitFor(long millis) {
    return new Step(Kind.WAIT, millis);
  }
}
