package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.world.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the types of problems lead to. */
class ProblemPagesTest extends OverHttp {
  private static final Pattern ADDRESS = Pattern.compile("/problems/[a-z]+(?:-[a-z]+)*");

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void eachTypeLeadsToAPageThatSaysWhatToDo(ProblemType type) {
    JsonNode page = gateway.get(type.address()).body();
    Reply inABrowser =
        gateway.send(gateway.request(type.address()).header("Accept", "text/html,*/*;q=0.8").GET());

    assertThat(page.path("type").asText()).isEqualTo(type.address());
    assertThat(page.path("meaning").asText()).isNotBlank();
    assertThat(page.path("remedy").asText()).isNotBlank();
    assertThat(inABrowser.header("Content-Type")).startsWith("text/html");
    assertThat(inABrowser.text())
        .contains(page.path("title").asText(), page.path("remedy").asText());
  }

  @Test
  void aTypeThatIsNoneHasNoPage() {
    assertThat(gateway.get("/problems/none").status()).isEqualTo(404);
    assertThat(gateway.get("/problems/SOLD_OUT").status()).isEqualTo(404);
  }

  @Test
  void theDescriptionAndTheTableOfProblemsHaveAllTypesAndNoOthers() throws IOException {
    Set<String> types =
        Arrays.stream(ProblemType.values())
            .map(ProblemType::address)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(addresses(gateway.get("/openapi.json").text())).isEqualTo(types);
    assertThat(addresses(Files.readString(Path.of("../docs/problems.md"), StandardCharsets.UTF_8)))
        .isEqualTo(types);
  }

  private static Set<String> addresses(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
