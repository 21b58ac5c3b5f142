package dev.holdfast.log;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory this thread takes while it does something. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long before = THREADS.getCurrentThreadAllocatedBytes();

  /** Bytes taken since this began, given back or not. */
  public long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
