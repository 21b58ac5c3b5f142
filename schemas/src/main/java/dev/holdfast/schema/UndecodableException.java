package dev.holdfast.schema;

/** Bytes that are not a record of the expected type; the message says in what way. */
public class UndecodableException extends Exception {
  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
