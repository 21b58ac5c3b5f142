package dev.holdfast.proof.history.check;

/** What a history can be found to break. */
public enum Rule {
  BROKEN_LOG("the log is not as a writer would have written it"),
  OVERSOLD("a hold was placed beyond what was available"),
  PLACED_TWICE("an id was placed twice"),
  NOBODYS("the log tells of something that nobody may have done"),
  NOT_IN_LOG("an answered hold is not in the log as it was answered"),
  TAKEN_BACK("a hold was given back by its gateway that its caller was told of"),
  OUT_OF_ORDER("a commit stands before one that was known before it was asked for"),
  FALSE_REFUSAL("a refusal was not true at any moment during its request"),
  FALSE_REPEAT("what a repeat was told was not true at any moment during its request"),
  FALSE_CHANGE(
      "what was told of a hold whose quantity was to be changed was not true at any moment during "
          + "its request"),
  NOBODY_WON("carts contended for the same units, and none of them won"),
  WRONG_ANSWER("an answer is none that the interface gives here");

  private final String meaning;

  Rule(String meaning) {
    this.meaning = meaning;
  }

  /** What is wrong. */
  public String meaning() {
    return meaning;
  }
}
