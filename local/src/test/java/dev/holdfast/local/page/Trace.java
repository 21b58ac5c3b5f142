package dev.holdfast.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a page's main thread did in a while, by the browser's own trace. No frame comes while it is
 * in one of its tasks. They are measured by the time that the thread had a core: what else runs on
 * the machine, as the whole system does here, is not the page's doing.
 */
final class Trace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Double> taskMillis;

  private Trace(List<Double> taskMillis) {
    this.taskMillis = taskMillis;
  }

  static Trace of(Browser browser, Page page, Runnable what) throws IOException {
    return new Trace(tasks(JSON.readTree(browser.trace(page, what)).path("traceEvents")));
  }

  int tasks() {
    return taskMillis.size();
  }

  double longestTaskMillis() {
    return taskMillis.stream().mapToDouble(millis -> millis).max().orElse(0);
  }

  /** Threads of one number are of several processes. */
  private static List<Double> tasks(JsonNode events) {
    Set<String> main = new HashSet<>();
    each(
        events,
        event -> event.path("args").path("name").asText().equals("CrRendererMain"),
        event -> main.add(thread(event)));
    List<Double> tasks = new ArrayList<>();
    each(
        events,
        event -> event.path("name").asText().endsWith("RunTask") && main.contains(thread(event)),
        event -> tasks.add(event.path("tdur").asDouble() / 1_000));
    return tasks;
  }

  private static void each(JsonNode events, Predicate<JsonNode> which, Consumer<JsonNode> what) {
    for (JsonNode event : events) {
      if (which.test(event)) {
        what.accept(event);
      }
    }
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asText() + " " + event.path("tid").asText();
  }
}
