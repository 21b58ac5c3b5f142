package dev.holdfast.job.throughput;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** Waits for a measurement's next moment, for as long as its job runs. */
final class Waiting {
  private static final long LOOK_MILLIS = 5;

  private Waiting() {}

  /** Fails if the job ends first, with why it has. */
  static void until(BooleanSupplier moment, JobClient job) throws Exception {
    CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
    while (!moment.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      if (end.isDone() && !moment.getAsBoolean()) {
        throw new IllegalStateException("the job has ended: " + end.get());
      }
    }
  }
}
