package dev.holdfast.local.child;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of a child that is a JVM, led by {@link Leash}.
 *
 * @param data the data folder; on the command line it marks the process as ours
 * @param name of the child
 * @param options of the JVM
 * @param mainClass what to run
 * @param arguments of the main class
 */
public record JvmCommand(
    Path data, String name, List<String> options, String mainClass, List<String> arguments) {
  /**
   * Many JVMs share few cores here. The optimizing compiler pays off within minutes, but would keep
   * a core from work until then; so it begins with what has been called four times as often as it
   * would wait for otherwise. A collector with threads of its own costs more than it saves.
   */
  private static final List<String> FRUGAL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=2400",
          "-XX:Tier4CompileThreshold=60000",
          "-XX:Tier4BackEdgeThreshold=160000");

  /** A process without memory works on badly, if at all; one that ends is started again. */
  private static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

  public List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(java());
    line.add("-Dholdfast.data=" + data);
    line.add("-Djava.io.tmpdir=" + TemporaryFolder.of(data, name));
    // Else every JVM keeps a file of figures in the machine's folder for temporary ones.
    line.add("-XX:-UsePerfData");
    line.addAll(FRUGAL);
    line.add(END_WITHOUT_MEMORY);
    line.addAll(options);
    line.add(Leash.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  /** Of one that runs for a moment, and needs nobody to lead it. */
  public static List<String> briefly(String mainClass, List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                mainClass));
    line.addAll(arguments);
    return line;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The class path travels in the environment, to keep the command line readable in ps. */
  public static Map<String, String> classPath(Object... entries) {
    return Map.of(
        "CLASSPATH",
        Stream.of(entries).map(Object::toString).collect(Collectors.joining(File.pathSeparator)));
  }
}
