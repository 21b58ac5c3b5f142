package dev.holdfast.client.ask;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A dead letter that the job is to decide after all; once, however often it is sent. */
public final class PutBack implements Command {
  private final String letter;

  private PutBack(String letter) {
    this.letter = letter;
  }

  /** The one of this id. */
  public static PutBack of(String letter) {
    return new PutBack(letter);
  }

  /** Not known before the gateway says it, which has read the letter. */
  @Override
  public String item() {
    return null;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.command(
        "POST",
        "/dead-letters/put-back",
        JsonNodeFactory.instance.objectNode().put("letter", letter),
        null);
  }
}
