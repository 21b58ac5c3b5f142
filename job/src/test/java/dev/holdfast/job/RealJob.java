package dev.holdfast.job;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The graph of the real job, with the connectors it has on AWS. */
final class RealJob {
  private RealJob() {}

  static StreamGraph graph(StreamExecutionEnvironment environment) {
    Properties group = new Properties();
    group.setProperty("region", "us-east-1");
    group.setProperty("dead.letters.path", "file:///tmp/unused");
    group.setProperty("archive.path", "file:///tmp/unused");
    group.setProperty("changes.stream.arn", "arn:aws:dynamodb:us-east-1:1:table/t/stream/s");
    JobConfig config = JobConfig.parse(Map.of(JobConfig.GROUP, group));
    new HoldfastTopology(config, new DynamoDbStores(config))
        .wire(environment, new AwsSources(config), new AwsSinks(config));
    return environment.getStreamGraph();
  }
}
