package dev.holdfast.job;

import dev.holdfast.job.connectors.AwsSinks;
import dev.holdfast.job.connectors.AwsSources;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Starts the job on the streams and tables its configuration names. How it is checkpointed, and
 * where its state lies, is for the cluster to say.
 */
public final class HoldfastJob {
  private HoldfastJob() {}

  /**
   * @param arguments nothing on Amazon's service; `--properties FILE` elsewhere
   */
  public static void main(String[] arguments) throws Exception {
    JobConfig config = JobConfig.parse(PropertyGroups.read(List.of(arguments)));
    TablesCheck.run(config);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    new HoldfastTopology(config, new DynamoDbStores(config))
        .wire(environment, new AwsSources(config), new AwsSinks(config));
    environment.execute("holdfast");
  }
}
