package dev.holdfast.proof.history.check;

/**
 * Something that cannot be.
 *
 * @param detail what was seen, enough to find it
 */
public record Violation(Rule rule, String item, String detail) {
  @Override
  public String toString() {
    return item + ": " + rule.meaning() + ": " + detail;
  }
}
