package dev.holdfast.local.child;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child that takes ever more memory, and, as servers do, catches whatever is thrown; unless it is
 * told to be content.
 */
public final class HeapEater {
  private static final int BITE_BYTES = 1 << 20;

  private HeapEater() {}

  /**
   * @param args `hungry` or `content`
   */
  public static void main(String[] args) throws InterruptedException {
    List<byte[]> eaten = new ArrayList<>();
    while (args[0].equals("hungry")) {
      try {
        eaten.add(new byte[BITE_BYTES]);
      } catch (OutOfMemoryError caught) {
        System.out.println("full after " + eaten.size());
      }
    }
    System.out.println("content");
    TimeUnit.DAYS.sleep(1);
  }
}
