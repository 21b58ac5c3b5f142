package dev.holdfast.bench.load;

import dev.holdfast.bench.measure.Loop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much load of what kind.
 *
 * @param run what all ids of this run begin with
 * @param items how many a scenario with many items uses
 * @param rounds how often what is compared is measured, by turns
 * @param history commits in the long past
 * @param grace how long after its end a hold expires, as the job is set
 */
record LoadSettings(String run, Loop loop, int items, int rounds, int history, Duration grace) {
  /** The id of one item. */
  String item(String name) {
    return run + "-" + name;
  }

  /** The ids of many items. */
  List<String> items(String name, int number) {
    return IntStream.range(0, number).mapToObj(i -> item(name + "-" + i)).toList();
  }
}
