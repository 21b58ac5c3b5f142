package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under which licences the parts are that are shipped, by the bills of materials beside the jars.
 */
class LicencesTest {
  /** They ask little of who passes a part on as it is: its text, and who wrote it. */
  private static final Set<String> PERMITTED =
      Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0");

  /** Its description says "BSD", which is taken for the oldest; what it carries is BSD-2-Clause. */
  private static final String MISREAD = "pkg:maven/org.codehaus.woodstox/stax2-api@";

  static Stream<Path> shipped() {
    Installation build = Installation.ofThisBuild();
    return Stream.of(build.jobJar(), build.gatewayJar()).map(jar -> jar.resolveSibling("bom.json"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void eachPartMayBePassedOnUnderOneThatIsPermitted(Path bill) throws IOException {
    List<JsonNode> parts = elements(new ObjectMapper().readTree(bill.toFile()).get("components"));

    assertThat(parts).hasSizeGreaterThan(20);
    assertThat(parts)
        .filteredOn(part -> !part.path("group").asText().equals("dev.holdfast"))
        .filteredOn(part -> !part.get("purl").asText().startsWith(MISREAD))
        .filteredOn(part -> licences(part).noneMatch(PERMITTED::contains))
        .extracting(part -> part.get("purl").asText() + " " + licences(part).toList())
        .isEmpty();
  }

  private static Stream<String> licences(JsonNode part) {
    return elements(part.path("licenses")).stream()
        .map(each -> each.path("license"))
        .map(licence -> licence.path("id").asText(licence.path("name").asText()));
  }

  private static List<JsonNode> elements(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false).toList();
  }
}
