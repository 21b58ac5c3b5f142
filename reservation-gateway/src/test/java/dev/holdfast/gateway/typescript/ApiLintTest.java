package dev.holdfast.gateway.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.typescript.TypeScriptPackage.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Redocly's rules say of openapi.yaml; which of them count is in redocly.yaml. */
class ApiLintTest {
  private static final Map<String, String> QUIET =
      Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

  @TempDir Path folder;

  private static Ran lint(TypeScriptPackage tools, Path description) throws Exception {
    return tools.node(
        QUIET,
        "node_modules/@redocly/cli/bin/cli.js",
        "lint",
        "--config",
        "redocly.yaml",
        description.toString());
  }

  @Test
  void theDescriptionBreaksNoRule() throws Exception {
    TypeScriptPackage tools = new TypeScriptPackage();

    lint(tools, tools.file("openapi.yaml")).assertDone();
  }

  @Test
  void oneThatBreaksARuleIsSeen() throws Exception {
    TypeScriptPackage tools = new TypeScriptPackage();
    String description = Files.readString(tools.file("openapi.yaml"));
    Path broken = folder.resolve("openapi.yaml");
    Files.writeString(broken, description.replace("operationId: getCart", "operationId: getItem"));

    Ran ran = lint(tools, broken);

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains("operation-operationId-unique");
  }
}
