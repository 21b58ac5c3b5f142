package dev.holdfast.bench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Parts that run as processes of their own, used from where they were built: beside this jar. */
public final class Built {
  private static final String CLASS_PATH = "class-path.txt";

  private Built() {}

  /**
   * The folder `target` of a module.
   *
   * @param target as the root of the project knows it
   * @return empty if it has not been built
   */
  public static Optional<Path> beside(Path target) {
    Path folder;
    try {
      folder = Path.of(Built.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    while (folder != null && !Files.exists(folder.resolve(target).resolve(CLASS_PATH))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder).map(root -> root.resolve(target));
  }
}
