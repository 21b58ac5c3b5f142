package dev.holdfast.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a page's main thread did in a while, by the browser's own trace. No frame comes while it is
 * in one of its tasks. They are measured by the time that the thread had a core: what else runs on
 * the machine, as the whole system does here, is not the page's doing.
 */
final class Trace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode events;

  /** Threads of one number are of several processes. */
  private final Set<String> mainThreads = new HashSet<>();

  private final List<Task> tasks;

  /**
   * A task of a page's main thread.
   *
   * @param thread of which page
   * @param from microseconds of the trace
   * @param until as well
   * @param millis of a core
   */
  private record Task(String thread, long from, long until, double millis) {}

  private Trace(JsonNode events) {
    this.events = events;
    all()
        .filter(event -> event.path("args").path("name").asText().equals("CrRendererMain"))
        .forEach(event -> mainThreads.add(thread(event)));
    tasks =
        onMain()
            .filter(event -> event.path("name").asText().endsWith("RunTask"))
            .map(Trace::task)
            .sorted(Comparator.comparingLong(Task::from))
            .toList();
  }

  static Trace of(Browser browser, Page page, Runnable what) throws IOException {
    return new Trace(JSON.readTree(browser.trace(page, what)).path("traceEvents"));
  }

  private static Task task(JsonNode event) {
    long from = event.path("ts").asLong();
    return new Task(
        thread(event),
        from,
        from + event.path("dur").asLong(),
        event.path("tdur").asDouble() / 1_000);
  }

  private Stream<JsonNode> all() {
    return StreamSupport.stream(events.spliterator(), false);
  }

  private Stream<JsonNode> onMain() {
    return all().filter(event -> mainThreads.contains(thread(event)));
  }

  int tasks() {
    return tasks.size();
  }

  double longestTaskMillis() {
    return tasks.stream().mapToDouble(Task::millis).max().orElse(0);
  }

  /**
   * What the main thread did for each frame of the page whose script hears of most: from the task
   * in which it hears of one up to the next such, together.
   */
  List<Double> frameMillis() {
    Map<String, List<Long>> heard =
        onMain()
            .filter(event -> event.path("name").asText().equals("FireAnimationFrame"))
            .collect(
                Collectors.groupingBy(
                    Trace::thread,
                    Collectors.mapping(event -> event.path("ts").asLong(), Collectors.toList())));
    return heard.entrySet().stream()
        .max(Comparator.comparingInt(page -> page.getValue().size()))
        .map(page -> frameMillis(page.getKey(), page.getValue().stream().sorted().toList()))
        .orElse(List.of());
  }

  private List<Double> frameMillis(String thread, List<Long> heard) {
    List<Double> frames = new ArrayList<>();
    int next = 0;
    for (Task task : tasks) {
      if (!task.thread().equals(thread)) {
        continue;
      }
      if (next < heard.size() && heard.get(next) <= task.until()) {
        frames.add(0.0);
        while (next < heard.size() && heard.get(next) <= task.until()) {
          next++;
        }
      }
      if (!frames.isEmpty()) {
        frames.set(frames.size() - 1, frames.get(frames.size() - 1) + task.millis());
      }
    }
    return frames;
  }

  /** How many events of this name there are, on all threads. */
  long count(String name) {
    return all().filter(event -> event.path("name").asText().equals(name)).count();
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asText() + " " + event.path("tid").asText();
  }
}
