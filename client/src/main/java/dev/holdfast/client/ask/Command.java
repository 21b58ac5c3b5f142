package dev.holdfast.client.ask;

/** Something that is taken at once and decided a moment later. Sending it again is safe. */
public interface Command {
  /** The item it is about. */
  String item();

  /** As it goes out. */
  ApiRequest request();
}
