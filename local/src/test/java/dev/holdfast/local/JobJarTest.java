package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the job's jar; that it reads and writes all the same, {@link WholePathTest} shows. */
class JobJarTest {
  @Test
  void theProgramsOfKinesisProducerLibraryAreLeftOut() throws IOException {
    try (var jar = new JarFile(Installation.ofThisBuild().jobJar().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(names).contains("dev/holdfast/job/HoldfastJob.class");
      assertThat(names).noneMatch(name -> name.contains("kinesis-producer-native"));
    }
  }
}
