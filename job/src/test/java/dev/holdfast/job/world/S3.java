package dev.holdfast.job.world;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.DefaultPluginManager;
import org.apache.flink.core.plugin.DirectoryBasedPluginFinder;
import org.awaitility.Awaitility;

/**
 * An S3 over a folder, in a process of its own; while it runs, Flink opens `s3://` there. Built by
 * `src/test/s3`.
 */
public final class S3 implements AutoCloseable {
  private static final Path MODULE = Path.of("src", "test", "s3", "target");

  private final Process process;

  private S3(Process process) {
    this.process = process;
  }

  /** Starts it with an empty bucket. */
  public static S3 start(Path folder, String bucket) throws IOException {
    int port = freePort();
    Path buckets = folder.resolve("buckets");
    Files.createDirectories(buckets.resolve(bucket));
    Properties properties = new Properties();
    properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port);
    properties.setProperty("s3proxy.authorization", "none");
    properties.setProperty("jclouds.provider", "filesystem-nio2");
    properties.setProperty("jclouds.filesystem.basedir", buckets.toString());
    Path file = folder.resolve("s3.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                Files.readString(MODULE.resolve("class-path.txt")).strip(),
                "org.gaul.s3proxy.Main",
                "--properties",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "s3.log"))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> listens(process, port));
    openIn(port);
    return new S3(process);
  }

  private static void openIn(int port) throws IOException {
    Configuration settings = new Configuration();
    settings.setString("s3.endpoint", "http://127.0.0.1:" + port);
    settings.setString("s3.path.style.access", "true");
    settings.setString("s3.access-key", "local");
    settings.setString("s3.secret-key", "local");
    FileSystem.initialize(
        settings,
        new DefaultPluginManager(
            new DirectoryBasedPluginFinder(MODULE.resolve("plugins").toAbsolutePath())
                .findPlugins(),
            new String[] {"java.", "org.apache.flink.", "javax.annotation.", "org.slf4j"}));
  }

  private static boolean listens(Process process, int port) {
    if (!process.isAlive()) {
      throw new IllegalStateException("S3 ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    FileSystem.initialize(new Configuration(), null);
    process.destroyForcibly().onExit().join();
  }
}
