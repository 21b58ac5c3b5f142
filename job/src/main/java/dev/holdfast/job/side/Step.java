package dev.holdfast.job.side;

import java.time.Duration;
import java.util.List;

/**
 * What one step of reading a split has brought.
 *
 * @param <T> the elements
 * @param <S> the split
 */
public final class Step<T, S> {
  final List<T> elements;
  final S split;
  final Duration pause;

  private Step(List<T> elements, S split, Duration pause) {
    this.elements = elements;
    this.split = split;
    this.pause = pause;
  }

  /**
   * @param split as far as it has been read once the elements are emitted
   * @param pause before the next step
   */
  public static <T, S> Step<T, S> of(List<T> elements, S split, Duration pause) {
    return new Step<>(elements, split, pause);
  }
}
