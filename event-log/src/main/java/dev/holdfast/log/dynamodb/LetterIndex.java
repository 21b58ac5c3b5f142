package dev.holdfast.log.dynamodb;

/** The rows of `dead-letters`: what the job could not use, and where it came from. */
public final class LetterIndex {
  /** The hash key: where the letter came from. */
  public static final String ID = "id";

  public static final String SOURCE = "source";
  public static final String SHARD = "shard";
  public static final String SEQUENCE_NUMBER = "sequenceNumber";

  /** Epoch milliseconds. */
  public static final String ARRIVED_AT = "arrivedAt";

  public static final String REASON = "reason";

  /** How many bytes the letter has. */
  public static final String SIZE = "size";

  /** The bytes themselves, unless there are more than {@link #BYTES_MAX}. */
  public static final String BYTES = "bytes";

  /** Many times a command. All bytes of longer letters lie in the job's files only. */
  public static final int BYTES_MAX = 65_536;

  private LetterIndex() {}
}
