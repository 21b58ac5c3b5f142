package dev.holdfast.local.flink;

import java.nio.file.Path;

/** Files as Flink names them: like a URI, but nothing in it is ever escaped. */
public final class FlinkPaths {
  private static final String SCHEME = "file:";

  private FlinkPaths() {}

  /** What Flink calls this absolute path. */
  public static String name(Path path) {
    return SCHEME + "//" + path;
  }

  /** The path of what Flink calls so. */
  static Path path(String name) {
    return Path.of(name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name).normalize();
  }
}
