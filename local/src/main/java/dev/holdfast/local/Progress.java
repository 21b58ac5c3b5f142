package dev.holdfast.local;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what happens, a line each, with the seconds since the start. */
public final class Progress {
  private final PrintStream out;
  private final long startNanos = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** One line about one part. */
  public void say(String part, String what) {
    out.println(String.format(Locale.ROOT, "[%5.1f s] %-13s %s", seconds(), part, what));
    out.flush();
  }

  /** Lines as they are. */
  public void print(String text) {
    out.println(text);
    out.flush();
  }

  /** Since the start. */
  public double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
