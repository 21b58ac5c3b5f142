package dev.holdfast.proof.audit;

/**
 * Something that is not as it must be.
 *
 * @param subject an item, or a file of the archive
 * @param what is wrong with it, for people
 */
record Finding(Check check, String subject, String what) {
  /** What makes two looks find the same thing; figures may have moved on meanwhile. */
  record Key(Check check, String subject) {}

  Key key() {
    return new Key(check, subject);
  }
}
