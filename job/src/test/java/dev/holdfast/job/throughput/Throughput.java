package dev.holdfast.job.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the job by itself; the bench's command `job` starts it in a process of its own. */
public final class Throughput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Throughput() {}

  /**
   * @param arguments what to measure, by commas; minutes away; seconds of a phase; commits of a
   *     run; whose memory; a folder; the file of the report
   */
  public static void main(String[] arguments) throws Exception {
    List<String> what = List.of(arguments[0].split(",", -1));
    int minutes = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    long commits = Long.parseLong(arguments[3]);
    Cluster cluster = Cluster.valueOf(arguments[4].toUpperCase(Locale.ROOT));
    Path folder = Path.of(arguments[5]);
    List<Result> results = new ArrayList<>();
    if (what.contains("fold")) {
      add(results, new FoldAgainstPassThrough(cluster, folder, commits).measure());
    }
    if (what.contains("catch-up")) {
      add(results, new CatchUp(cluster, folder, minutes).measure());
    }
    if (what.contains("hot-item")) {
      add(results, new HotItem(cluster, folder, seconds).measure());
    }
    if (what.contains("state")) {
      add(results, new StateBytes(cluster, folder).measure());
    }
    report(results, Path.of(arguments[6]));
    // Threads of a cluster that has been used would keep the process for a while.
    Runtime.getRuntime().halt(results.stream().allMatch(result -> result.good) ? 0 : 1);
  }

  private static void add(List<Result> results, Result result) {
    System.out.println(result);
    System.out.flush();
    results.add(result);
  }

  private static void report(List<Result> results, Path file) throws IOException {
    ObjectNode report = JSON.createObjectNode();
    for (Result result : results) {
      ObjectNode one = report.withArray("results").addObject();
      one.put("name", result.name).put("good", result.good);
      result.figures.forEach(one::putPOJO);
    }
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
  }
}
