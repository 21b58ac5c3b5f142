package dev.holdfast.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a build has left in the repository. Its names are made of what is in it: the same build is
 * never sent twice, and another never taken for it.
 */
record Built(Path root) {
  private static final String JOB = "job/target/holdfast-job.jar";
  private static final String GATEWAY = "reservation-gateway/target/holdfast-gateway.jar";
  private static final String LIBRARIES = "reservation-gateway/target/lib";
  private static final String IMAGE = "deploy-kda/image";
  private static final int NAME_LENGTH = 12;

  /**
   * Where the build is looked for.
   *
   * @throws Failed if there is none
   */
  static Built in(Path root) {
    for (String each : List.of(JOB, GATEWAY, LIBRARIES)) {
      if (!Files.exists(root.resolve(each))) {
        throw Failed.missing(each + " is not there; build it first: ./mvnw -DskipTests package");
      }
    }
    return new Built(root);
  }

  Path job() {
    return root.resolve(JOB);
  }

  /** The job's place in the bucket. */
  String jobKey() {
    return "job/holdfast-job-" + nameOf(List.of(JOB)) + ".jar";
  }

  /** The image's tag. */
  String imageTag() {
    return nameOf(List.of(GATEWAY, LIBRARIES, IMAGE));
  }

  private String nameOf(List<String> places) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream all = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        for (String place : places) {
          for (Path file : files(root.resolve(place))) {
            all.write(
                root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (InputStream from = Files.newInputStream(file)) {
              from.transferTo(all);
            }
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> found = Files.walk(place)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
