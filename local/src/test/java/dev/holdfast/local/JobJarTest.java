package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the job's jar; that it reads and writes all the same, {@link WholePathTest} shows. */
class JobJarTest {
  private static JarFile jar;
  private static List<String> names;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(Installation.ofThisBuild().jobJar().toFile());
    names = jar.stream().map(ZipEntry::getName).toList();
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void theProgramsOfKinesisProducerLibraryAreLeftOut() {
    assertThat(names).contains("dev/holdfast/job/HoldfastJob.class");
    assertThat(names)
        .noneMatch(name -> name.contains("kinesis-producer-native") || name.startsWith("cacerts/"));
  }

  @Test
  void itCarriesTheLicenceAndTheNoticesOfAllItsParts() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text("META-INF/NOTICE"))
        .contains("Holdfast", "Apache Flink", "Apache Parquet", "AWS SDK for Java");
    assertThat(names)
        .as("of what is not under the Apache License")
        .contains(
            "META-INF/licenses/LICENSE.protobuf",
            "META-INF/licenses/LICENSE.stax2-api",
            "META-INF/licenses/LICENSE.zstd-jni");
  }

  /**
   * Two in one jar are two to watch for faults, and of one of them nobody can raise the version.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/fasterxml/jackson/core/JsonFactory.class",
        "com/fasterxml/jackson/databind/ObjectMapper.class",
        "com/fasterxml/jackson/dataformat/cbor/CBORFactory.class",
        "io/netty/channel/Channel.class",
        "com/google/protobuf/Message.class"
      })
  void thereIsOneOf(String name) {
    assertThat(names).filteredOn(each -> each.endsWith("/" + name) || each.equals(name)).hasSize(1);
  }

  @Test
  void nothingAsksForThoseThatWereLeftOut() {
    List<String> gone =
        List.of(
            "org/apache/flink/kinesis/shaded/io/netty/",
            "org/apache/flink/kinesis/shaded/com/fasterxml/",
            "org/apache/flink/kinesis/shaded/com/google/protobuf/",
            "shaded/parquet/com/fasterxml/");

    assertThat(
            jar.stream()
                .filter(
                    entry -> entry.getName().matches("(org/apache/(flink|parquet)|shaded)/.*class"))
                .filter(entry -> gone.stream().anyMatch(text(entry.getName())::contains)))
        .isEmpty();
  }

  @Test
  void nothingIsThereTwiceOrForModulesOrForOtherMachines() {
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names)
        .noneMatch(
            name -> name.endsWith("module-info.class") || name.contains("META-INF/versions/"));
    assertThat(names)
        .filteredOn(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"))
        .extracting(name -> name.replaceAll("/[^/]*$", ""))
        .containsExactlyInAnyOrder(
            "darwin/aarch64", "darwin/x86_64", "linux/aarch64", "linux/amd64", "win/amd64");
  }

  /** Names in a class file are ASCII, whatever its other bytes are. */
  private static String text(String name) {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
