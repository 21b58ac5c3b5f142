package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;

/** That templates are held against CloudFormation's specification whenever they are written. */
class SpecificationTest {
  @TempDir private Path folder;

  @Test
  void aPropertyThatCloudFormationDoesNotKnowEndsTheSynthesis() throws Exception {
    App app =
        new App(
            AppProps.builder()
                .outdir(folder.toString())
                .context(HoldfastApp.CONTEXT)
                .treeMetadata(false)
                .build());
    Stack stack = new Stack(app, "wrong");
    CfnResource.Builder.create(stack, "Stream")
        .type("AWS::Kinesis::Stream")
        .properties(Map.of("ShardCount", 1, "Shards", 2))
        .build();

    assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    assertThat(Files.readString(folder.resolve("validation-report.json"))).contains("'Shards'");
  }

  @Test
  void ofAllTemplatesNothingIsFound() throws Exception {
    HoldfastApp.synthesize(folder, Settings.of(Templates.GATEWAYS));

    Path report = folder.resolve("validation-report.json");
    assertThat(Files.exists(report) ? Files.readString(report) : "").doesNotContain("WARNING");
  }
}
