package dev.holdfast.schema;

/**
 * Bytes in the encoding of the contracts, but written with a schema that is not known here: as a
 * rule, by somebody who is newer.
 */
public final class UnknownSchemaException extends UndecodableException {
  private static final long serialVersionUID = 1L;

  UnknownSchemaException(Throwable cause) {
    super("written with a schema that is not known here", cause);
  }
}
