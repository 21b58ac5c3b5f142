package dev.holdfast.job.trace;

import dev.holdfast.trace.TraceConfig;
import dev.holdfast.trace.Tracing;
import java.util.HashMap;
import java.util.Map;

/** The spans of a process, by one sender, from the first step that opens them to the last. */
public final class SharedSpans implements Spans.Source {
  private static final long serialVersionUID = 1L;
  private static final String SERVICE = "holdfast-job";
  private static final Map<TraceConfig, Shared> OPEN = new HashMap<>();

  private final TraceConfig config;

  public SharedSpans(TraceConfig config) {
    this.config = config;
  }

  @Override
  public Spans open() {
    synchronized (OPEN) {
      Shared shared = OPEN.computeIfAbsent(config, Shared::new);
      shared.users++;
      return new Lease(shared);
    }
  }

  private static void close(Shared shared) {
    synchronized (OPEN) {
      shared.users--;
      if (shared.users == 0) {
        OPEN.remove(shared.config);
        shared.tracing.close();
      }
    }
  }

  private static final class Shared {
    final TraceConfig config;
    final Tracing tracing;
    final LevelContexts levels = new LevelContexts();
    int users;

    Shared(TraceConfig config) {
      this.config = config;
      this.tracing = Tracing.start(config, SERVICE);
    }
  }

  private static final class Lease extends Spans {
    private final Shared shared;
    private boolean isClosed;

    Lease(Shared shared) {
      super(shared.tracing, shared.levels, System::currentTimeMillis);
      this.shared = shared;
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        SharedSpans.close(shared);
      }
    }
  }
}
