package dev.holdfast.command;

import java.net.URI;
import java.util.Optional;

/** Emulators of AWS, on this machine. */
public final class Emulators {
  private Emulators() {}

  /**
   * Where a client finds its service, as an option says.
   *
   * @param where an emulator's URL, or `aws`
   * @return empty for the service itself
   */
  public static Optional<URI> endpoint(String where) {
    if (where.equals("aws")) {
      return Optional.empty();
    }
    if (System.getenv("AWS_ACCESS_KEY_ID") == null) {
      useAnyCredentials();
    }
    return Optional.of(URI.create(where));
  }

  /** Clients of an emulator need credentials, too; any will do. */
  public static void useAnyCredentials() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
  }
}
