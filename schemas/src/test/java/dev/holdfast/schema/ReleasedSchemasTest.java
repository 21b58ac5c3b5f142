package dev.holdfast.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a released version has written, today's code reads, and the other way round. */
class ReleasedSchemasTest {
  private static final List<Schema> CONTRACTS =
      List.of(
          CommitBody.getClassSchema(),
          Command.getClassSchema(),
          Tick.getClassSchema(),
          StockLevel.getClassSchema(),
          Hold.getClassSchema(),
          Outcome.getClassSchema(),
          Availability.getClassSchema(),
          DeadLetter.getClassSchema(),
          ArchivedEvent.getClassSchema());

  static Stream<Arguments> releasedContracts() {
    return WireFormat.RELEASES.stream()
        .flatMap(release -> CONTRACTS.stream().map(today -> Arguments.of(release, today)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("releasedContracts")
  void todaysSchemaReadsWhatAReleasedVersionWroteAndIsReadByIt(String release, Schema today)
      throws IOException {
    Schema released = released(release, today.getName());
    assertThat(compatibility(today, released)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(compatibility(released, today)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static Schema released(String release, String name) throws IOException {
    String path = "/released/" + release + "/" + name + ".avsc";
    try (InputStream schema = ReleasedSchemasTest.class.getResourceAsStream(path)) {
      assertThat(schema).as(path).isNotNull();
      return new Schema.Parser().parse(schema);
    }
  }
}
