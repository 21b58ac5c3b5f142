package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.flow.Flow;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** That the topology and the list of edges that the simulator is connected by are the same. */
class FlowTest {
  private final StreamGraph graph =
      RealJob.graph(StreamExecutionEnvironment.getExecutionEnvironment());

  /** A sink's parts have its uid with a word before it. */
  private static String uid(StreamNode node) {
    String uid = node.getTransformationUID();
    return uid.substring(uid.lastIndexOf(' ') + 1);
  }

  @Test
  void theTopologyWiresWhatTheFlowSaysAndNothingElse() {
    TreeSet<String> wired = new TreeSet<>();
    for (StreamNode node : graph.getStreamNodes()) {
      for (StreamEdge edge : node.getOutEdges()) {
        String from = uid(node);
        String to = uid(graph.getStreamNode(edge.getTargetId()));
        if (!from.equals(to)) {
          wired.add(from + " -> " + to + (edge.getTypeNumber() == 2 ? " (2)" : ""));
        }
      }
    }

    assertThat(Flow.EDGES.stream().map(Flow.Edge::toString))
        .containsExactlyInAnyOrderElementsOf(wired);
  }
}
