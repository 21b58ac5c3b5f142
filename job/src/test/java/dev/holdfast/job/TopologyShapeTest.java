package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.flow.Uids;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.junit.jupiter.api.Test;

/** The graph of the real job, with the connectors it has on AWS. */
class TopologyShapeTest {
  private static final int NAME_MAX = 24;
  private static final int SOURCES = 4;

  private final StreamExecutionEnvironment environment =
      StreamExecutionEnvironment.getExecutionEnvironment();

  private StreamGraph graph() {
    return RealJob.graph(environment);
  }

  private static List<String> uids() throws IllegalAccessException {
    List<String> uids = new java.util.ArrayList<>();
    for (Field field : Uids.class.getDeclaredFields()) {
      uids.add((String) field.get(null));
    }
    return uids;
  }

  @Test
  void everyOperatorHasAUidOfItsOwnAndEveryUidAnOperator() throws Exception {
    List<String> used =
        graph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            // A sink's parts have its uid with a word before it.
            .map(uid -> uid.substring(uid.lastIndexOf(' ') + 1))
            .distinct()
            .toList();

    assertThat(uids()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void theReadmeListsEveryUid() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(uids()).allSatisfy(uid -> assertThat(readme).contains("`" + uid + "`"));
  }

  @Test
  void noTypeFallsBackToKryoAndTheGraphCanBeBuilt() {
    List<JobVertex> vertices =
        StreamSupport.stream(graph().getJobGraph().getVertices().spliterator(), false).toList();

    assertThat(environment.getConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
    assertThat(vertices).allMatch(vertex -> vertex.getMaxParallelism() == 128);
  }

  /** What Flink's buffers hold back comes as much later, step by step; only files may. */
  @Test
  void nothingWaitsForMoreToBeSentAlong() {
    StreamGraph graph = graph();
    List<StreamEdge> shuffled =
        graph.getStreamNodes().stream()
            .flatMap(node -> node.getOutEdges().stream())
            .filter(edge -> !(edge.getPartitioner() instanceof ForwardPartitioner))
            .filter(
                edge -> !graph.getSourceVertex(edge).getOperatorName().contains("finished files"))
            .toList();

    assertThat(shuffled)
        .hasSizeGreaterThan(SOURCES)
        .allSatisfy(
            edge ->
                assertThat(graph.getSourceVertex(edge).getBufferTimeout()).as("%s", edge).isZero());
  }

  @Test
  void operatorsAreNamedByWhatTheyDo() {
    assertThat(graph().getStreamNodes().stream().map(StreamNode::getOperatorName).toList())
        .anyMatch(name -> name.contains("read commands"))
        .anyMatch(name -> name.contains("restore commit order"))
        .anyMatch(name -> name.contains("keep dead letters"))
        .noneMatch(name -> Arrays.asList("Map", "Process", "KeyedProcess").contains(name))
        // A box of Flink's page is narrow; what stands before a colon comes from Flink.
        .extracting(name -> name.substring(name.lastIndexOf(": ") + 1).strip())
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(NAME_MAX));
  }

  /**
   * Flink's page draws edges to the right: none goes back, and both ends are where they are due.
   */
  @Test
  void theGraphGoesFromWhatIsReadToWhatIsWrittenWithoutARing() {
    List<JobVertex> vertices = graph().getJobGraph().getVerticesSortedTopologicallyFromSources();

    assertThat(vertices)
        .filteredOn(JobVertex::isInputVertex)
        .hasSize(SOURCES)
        .allMatch(vertex -> vertex.getName().startsWith("Source: "));
    assertThat(vertices)
        .filteredOn(vertex -> vertex.getName().contains("decide commands"))
        .singleElement()
        .matches(JobVertex::isOutputVertex, "nothing comes after deciding and appending");
  }
}
