package dev.holdfast.bench.micro;

import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.WriterSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Holds of many items while the job is down, so that no snapshot covers any of them: how fast they
 * are placed as memory fills. To be run with a small heap.
 */
public final class FillMemory {
  private static final int PARTS = 7;

  private FillMemory() {}

  /**
   * @param args how many holds, of how many items in turn
   */
  public static void main(String[] args) {
    int holds = Integer.parseInt(args[0]);
    int items = Integer.parseInt(args[1]);
    try (SystemTimekeeper time = new SystemTimekeeper("timekeeper")) {
      Reservations reservations =
          Reservations.by(
              new ItemWriter(
                  new EncodingLog(),
                  item -> CompletableFuture.completedFuture(Optional.empty()),
                  (item, reservation) -> CompletableFuture.completedFuture(Optional.empty()),
                  time,
                  WriterSettings.forRetention(Duration.ofDays(30))));
      int part = holds / PARTS;
      for (int placed = part; placed <= holds; placed += part) {
        long begun = System.nanoTime();
        for (int i = placed - part; i < placed; i++) {
          place(reservations, "item-" + i % items);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%,9d holds: %,7.0f a second%n", placed, part / seconds);
      }
    }
  }

  private static void place(Reservations reservations, String item) {
    var answer = reservations.reserve(Holds.wanted(item)).toCompletableFuture().join();
    if (!(answer instanceof ReserveAnswer.Placed)) {
      throw new IllegalStateException("not placed: " + answer);
    }
  }
}
