package dev.holdfast.gateway.docs;

import dev.holdfast.gateway.http.Access;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Files of the class path, as browsers load them. Nothing of a shop's is in them. */
final class WebFiles {
  /**
   * Up to here a file is compressed once, and kept so. Larger ones there are none that are text.
   */
  private static final int COMPRESSED_MAX_BYTES = 2_000_000;

  /** Asked for each time and answered 304: no browser mixes the files of two versions. */
  private static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-cache");

  private WebFiles() {}

  /** Serves what a folder of the class path holds. */
  static void serve(JavalinConfig config, String path, String folder) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = path;
          files.directory = folder;
          files.location = Location.CLASSPATH;
          files.headers = HEADERS;
          files.roles = Set.of(Access.ANYBODY);
          files.precompressMaxSize = COMPRESSED_MAX_BYTES;
        });
  }

  /** The folder of a WebJar, whose path holds the version that is on the class path. */
  static String webJar(String group, String name) {
    Properties pom = new Properties();
    try (InputStream file = open("/META-INF/maven/" + group + "/" + name + "/pom.properties")) {
      pom.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/" + name + "/" + pom.getProperty("version");
  }

  static String text(String name) {
    try (InputStream file = open(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalStateException if the class path lacks it
   */
  static InputStream open(String name) {
    InputStream file = WebFiles.class.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException("the class path lacks " + name);
    }
    return file;
  }
}
