package dev.holdfast.proof.replay.check;

/**
 * Something that the shop was answered and that turned out otherwise, or that can not be right.
 *
 * @param text what was expected and what was found
 */
public record Mismatch(String item, String text) {
  @Override
  public String toString() {
    return item + ": " + text;
  }
}
