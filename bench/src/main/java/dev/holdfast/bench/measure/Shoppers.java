package dev.holdfast.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/** Which items are wanted, and how often. */
public final class Shoppers {
  private Shoppers() {}

  /** All want the same one. */
  public static Wishes allWant(String item) {
    Ids ids = new Ids();
    return () -> wish(ids, item);
  }

  /** Each item once; then there are no more wishes. */
  public static Wishes eachOnce(List<String> items) {
    Ids ids = new Ids();
    Iterator<String> left = items.iterator();
    return () -> left.hasNext() ? wish(ids, left.next()) : null;
  }

  /**
   * By Zipf's law with exponent 1: the second is wanted half as often as the first, the third a
   * third as often, as with books, songs and towns.
   */
  public static Wishes zipf(List<String> items) {
    double[] upTo = new double[items.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    double all = sum;
    Ids ids = new Ids();
    SplittableRandom random = new SplittableRandom();
    return () -> {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
      return wish(ids, items.get(Math.min(items.size() - 1, found < 0 ? -found - 1 : found)));
    };
  }

  /** Each wants some of the items together, whichever. */
  public static Wishes carts(List<String> items, int lines) {
    Ids ids = new Ids();
    List<String> shuffled = new ArrayList<>(items);
    SplittableRandom random = new SplittableRandom();
    return () -> {
      for (int i = 0; i < lines; i++) {
        Collections.swap(shuffled, i, random.nextInt(i, shuffled.size()));
      }
      return new Wish(List.copyOf(shuffled.subList(0, lines)), ids.next(), ids.next());
    };
  }

  private static Wish wish(Ids ids, String item) {
    return new Wish(List.of(item), ids.next(), ids.next());
  }
}
