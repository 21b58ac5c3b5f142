package dev.holdfast.log;

import java.util.concurrent.CompletionStage;

/** What the suites of all ports share: what is asked answers some time later. */
public abstract class PortConformance {
  /** Waits for the answer. Where time is not real, whoever runs the suite makes it pass. */
  protected <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
