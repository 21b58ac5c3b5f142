package dev.holdfast.domain.decide;

/**
 * What a proposal is about: a reservation, or itself where no hold matters, as for stock. For one
 * subject no more than one proposal is under way.
 */
final class Subject {
  /** Before a proposal's id, in state; no id begins with it. */
  private static final String INDEPENDENT = "/";

  private final String encoded;

  private Subject(String encoded) {
    this.encoded = encoded;
  }

  static Subject hold(String reservation) {
    return new Subject(reservation);
  }

  /**
   * @param proposal the id of the one that is about itself
   */
  static Subject independent(String proposal) {
    return new Subject(INDEPENDENT + proposal);
  }

  /** As it stands in state. */
  static Subject decode(String encoded) {
    return new Subject(encoded);
  }

  String encoded() {
    return encoded;
  }

  boolean isIndependent() {
    return encoded.startsWith(INDEPENDENT);
  }

  /** Of a hold. */
  String reservation() {
    if (isIndependent()) {
      throw new IllegalStateException(this + " is about no hold");
    }
    return encoded;
  }

  /** Of an independent proposal, its id. */
  String proposal() {
    if (!isIndependent()) {
      throw new IllegalStateException(this + " is a hold");
    }
    return encoded.substring(INDEPENDENT.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subject && ((Subject) other).encoded.equals(encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return encoded;
  }
}
