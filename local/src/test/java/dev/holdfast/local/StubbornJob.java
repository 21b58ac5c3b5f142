package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.flink.FlinkRest;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A job whose program sets an option that the Flink service keeps for itself. */
final class StubbornJob {
  private static final String NAME = "Stubborn";
  private static final String SOURCE =
      """
      import org.apache.flink.configuration.Configuration;
      import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

      public class %s {
        public static void main(String[] arguments) throws Exception {
          Configuration own = new Configuration();
          own.setString("execution.checkpointing.interval", "7s");
          StreamExecutionEnvironment flink =
              StreamExecutionEnvironment.getExecutionEnvironment(own);
          flink.fromSequence(1, 2).print();
          flink.execute();
        }
      }
      """
          .formatted(NAME);

  private StubbornJob() {}

  static void run(FlinkRest rest, Path folder) throws IOException, InterruptedException {
    rest.run(rest.upload(jar(folder)), List.of(), 1, null);
  }

  private static Path jar(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve(NAME + ".java"), SOURCE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-proc:none", "-cp", flink(), source.toString()))
        .isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, NAME);
    Path jar = folder.resolve("stubborn.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest)) {
      entries.putNextEntry(new JarEntry(NAME + ".class"));
      Files.copy(folder.resolve(NAME + ".class"), entries);
    }
    return jar;
  }

  private static String flink() throws IOException {
    try (Stream<Path> jars = Files.list(Installation.ofThisBuild().flinkLibraries())) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }
}
