package dev.holdfast.local.dynamodb;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is to go wrong here at this moment, as a file in the data folder says: it is its owner's
 * alone, so nobody else can break anything. What it says ends with the time that it names, also if
 * whoever wrote it has been killed meanwhile.
 */
final class Injected {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /**
   * One fault.
   *
   * @param operations those of DynamoDB that it strikes; none for all
   * @param table the one it strikes; empty for all
   * @param one of how many requests meets with it
   * @param lateMillis how long a request is held up first
   * @param refusal the error that is answered instead; empty for none
   * @param dateSeconds how far the date of answers is ahead
   * @param withoutRecords whether streams have nothing new
   */
  record Fault(
      Set<String> operations,
      String table,
      int one,
      long lateMillis,
      String refusal,
      long dateSeconds,
      boolean withoutRecords) {}

  private final Path file;
  private volatile Optional<Fault> fault = Optional.empty();
  private volatile long untilMillis;
  private volatile long lookedNanos;

  /**
   * @param file which is there only while something is to go wrong
   */
  Injected(Path file) {
    this.file = file;
    this.lookedNanos = System.nanoTime() - LOOK_EVERY_NANOS;
  }

  /** The fault of the moment. */
  Optional<Fault> now() {
    if (System.nanoTime() - lookedNanos >= LOOK_EVERY_NANOS) {
      look();
      lookedNanos = System.nanoTime();
    }
    return System.currentTimeMillis() < untilMillis ? fault : Optional.empty();
  }

  private void look() {
    try {
      Properties said = new Properties();
      said.load(new StringReader(Files.readString(file)));
      fault = Optional.of(read(said));
      untilMillis = number(said, "until", 0);
    } catch (NoSuchFileException nothingIsWrong) {
      fault = Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("Not understood, so nothing goes wrong: " + file + ": " + e);
      fault = Optional.empty();
    }
  }

  private static Fault read(Properties said) {
    String operations = said.getProperty("operations", "");
    return new Fault(
        operations.isEmpty() ? Set.of() : Set.of(operations.split(",", -1)),
        said.getProperty("table", ""),
        Math.toIntExact(number(said, "one", 1)),
        number(said, "late", 0),
        said.getProperty("refusal", ""),
        number(said, "date", 0),
        Boolean.parseBoolean(said.getProperty("without-records", "false")));
  }

  private static long number(Properties said, String name, long byDefault) {
    return Long.parseLong(said.getProperty(name, Long.toString(byDefault)));
  }
}
