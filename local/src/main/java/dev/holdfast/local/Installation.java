package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.part.PrometheusPart;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the finished build keeps what is run; an unpacked release has the same folders.
 *
 * @param root the folder of the root pom, or what a release is unpacked to
 */
public record Installation(Path root) {
  private static final String BUILD = "./mvnw package -DskipTests";
  private static final int NODE_MAJOR = 20;
  private static final Pattern NODE_VERSION = Pattern.compile("v(\\d+)\\..*");

  /** The build this class comes from, be it a jar or a folder of classes. */
  public static Installation ofThisBuild() {
    try {
      // local/target/holdfast-local.jar or local/target/classes
      Path code =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(code.getParent().getParent().getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the launcher's own jar has no place in a folder", e);
    }
  }

  /** The launcher's own classes without its libraries, to lead child processes. */
  public Path classes() {
    return root.resolve("local/target/classes");
  }

  public Path dynamoDbClasses() {
    return root.resolve("local/parts/dynamodb/target/classes");
  }

  /** The folder of its jars. */
  public Path dynamoDbLibraries() {
    return root.resolve("local/parts/dynamodb/target/lib");
  }

  public Path flinkClasses() {
    return root.resolve("local/parts/flink/target/classes");
  }

  /** The folder of its jars. */
  public Path flinkLibraries() {
    return root.resolve("local/parts/flink/target/lib");
  }

  public Path kinesis() {
    return root.resolve("local/target/kinesis");
  }

  public Path gatewayJar() {
    return root.resolve("reservation-gateway/target/holdfast-gateway.jar");
  }

  public Path jobJar() {
    return root.resolve("job/target/holdfast-job.jar");
  }

  /** The home of all commands, the auditor's among them. */
  public Path benchJar() {
    return root.resolve("bench/target/holdfast-bench.jar");
  }

  /** What is to be watched, and when somebody is to be told. */
  public Path monitoring() {
    return root.resolve("docs/monitoring");
  }

  /** One line for each thing that the parts need and that is not there, with how to get it. */
  public List<String> missing(LocalConfig config) {
    List<Path> needed = new ArrayList<>();
    needed.add(classes());
    if (config.parts().contains(Part.DYNAMODB)) {
      needed.add(dynamoDbLibraries());
      needed.add(dynamoDbClasses());
    }
    if (config.parts().contains(Part.KINESIS)) {
      needed.add(kinesis().resolve("node_modules/kinesalite"));
    }
    if (config.parts().contains(Part.FLINK)) {
      needed.add(flinkLibraries());
      needed.add(flinkClasses());
    }
    if (config.parts().contains(Part.GATEWAY)) {
      needed.add(gatewayJar());
    }
    if (config.parts().contains(Part.JOB)) {
      needed.add(jobJar());
    }
    if (config.parts().contains(Part.AUDIT)) {
      needed.add(benchJar());
    }
    List<String> missing = new ArrayList<>();
    for (Path path : needed) {
      if (!Files.exists(path)) {
        missing.add("%s is missing: build it with %s in %s.".formatted(path, BUILD, root));
      }
    }
    if (config.parts().contains(Part.KINESIS) && nodeMajor() < NODE_MAJOR) {
      missing.add(
          "node %d or newer is not on the PATH: get it from https://nodejs.org."
              .formatted(NODE_MAJOR));
    }
    if (config.parts().contains(Part.PROMETHEUS) && !isOnThePath(PrometheusPart.NAME)) {
      missing.add(
          "prometheus is not on the PATH: install the package prometheus, get it from"
              + " https://prometheus.io/download, or leave HOLDFAST_PROMETHEUS off.");
    }
    return missing;
  }

  /** Whether a program can be started by its name. */
  public static boolean isOnThePath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static int nodeMajor() {
    try {
      Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      Matcher version = NODE_VERSION.matcher(node.inputReader().readLine());
      return node.waitFor(5, TimeUnit.SECONDS) && version.matches()
          ? Integer.parseInt(version.group(1))
          : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
