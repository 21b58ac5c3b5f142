package dev.holdfast.proof.history.record;

/** How an operation ended, as its caller saw it. */
public enum Answer {
  /** 201: the hold stands. */
  PLACED("placed"),

  /** 200: the id was placed before. */
  REPEATED("repeated"),

  /** 409: fewer are available than were asked for. */
  SOLD_OUT("sold_out"),

  /** 422: the id was placed before, with other content. */
  ID_REUSED("id_reused"),

  /** 200: the hold is of the quantity that was asked for. */
  RESIZED("resized"),

  /** 409: the hold whose quantity was to be changed is over. */
  ENDED("ended"),

  /** 404: there is no hold whose quantity could be changed. */
  UNKNOWN_RESERVATION("unknown_reservation"),

  /** 404: the item has no events. */
  UNKNOWN_ITEM("unknown_item"),

  /** 503: it may have been done, or not. */
  UNAVAILABLE("unavailable"),

  /** None came: it may have been done, or not. */
  NONE("none"),

  /** The cart was refused for another line: this one may have been placed and given back. */
  UNTOLD("untold"),

  /** Something that the interface does not give here. */
  OTHER("other"),

  /** The checker's own writer has put a change of stock into the log. */
  CHANGED("changed");

  private final String word;

  Answer(String word) {
    this.word = word;
  }

  /** As reports name it. */
  public String word() {
    return word;
  }

  /** Whether the answer leaves open what was done. */
  public boolean isUnknown() {
    return this == UNAVAILABLE || this == NONE || this == UNTOLD;
  }

  /** Whether the answer says that this very operation was put into the log. */
  public boolean isWritten() {
    return this == PLACED || this == CHANGED;
  }
}
