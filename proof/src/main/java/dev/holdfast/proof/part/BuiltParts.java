package dev.holdfast.proof.part;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Other modules' parts, used from where they were built: beside this jar. */
public final class BuiltParts {
  private BuiltParts() {}

  /**
   * Finds a part.
   *
   * @param part a file of the build, from the project's folder on
   * @param name as a user knows it
   * @throws PartMissing if it has not been built
   */
  public static Path find(Path part, String name) throws PartMissing {
    Path folder = null;
    try {
      folder =
          Path.of(BuiltParts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new PartMissing("Where this program lies has no path: " + e, e);
    }
    while (folder != null && !Files.exists(folder.resolve(part))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new PartMissing(
          name + " is not there: in a clone of the sources ./mvnw package builds it", null);
    }
    return folder.resolve(part);
  }
}
