package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.schema.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CommitRowsTest {
  private static final Commit COMMIT = Commits.received("a", 3, 1);

  /** Whoever does not know the attribute reads the row as ever, an older version too. */
  @Test
  void whoWroteARowChangesNothingElseAboutIt() {
    Map<String, AttributeValue> row =
        CommitRows.toRow(COMMIT, Optional.of("http://gateway-1:7070"));
    assertThat(CommitRows.fromRow(row)).isEqualTo(COMMIT);
    assertThat(CommitRows.writer(row)).contains("http://gateway-1:7070");

    row.remove("writer");
    assertThat(row).isEqualTo(CommitRows.toRow(COMMIT));
    assertThat(CommitRows.writer(row)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.3.17:7070",
        "ftp://10.0.3.17:21",
        "http://10.0.3.17",
        "http://10.0.3.17:7070/",
        "http://user@10.0.3.17:7070",
        "http://10.0.3.17:7070\n"
      })
  void whatIsNoAddressNamesNobody(String writer) {
    Map<String, AttributeValue> row = CommitRows.toRow(COMMIT, Optional.of(writer));

    assertThat(CommitRows.writer(row)).isEmpty();
    assertThat(CommitRows.fromRow(row)).isEqualTo(COMMIT);
  }

  @Test
  void aWriterOfAnotherTypeNamesNobody() {
    Map<String, AttributeValue> row = CommitRows.toRow(COMMIT);
    row.put("writer", AttributeValue.fromBool(true));

    assertThat(CommitRows.writer(row)).isEmpty();
    assertThat(CommitRows.fromRow(row)).isEqualTo(COMMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "commitId", "at"})
  void whatARowLacksIsNamed(String attribute) {
    Map<String, AttributeValue> lacking =
        new HashMap<>(CommitRows.toRow(Commits.received("a", 3, 1)));
    lacking.remove(attribute);
    Map<String, AttributeValue> other = new HashMap<>(lacking);
    other.put(attribute, AttributeValue.fromBool(true));

    for (Map<String, AttributeValue> row : List.of(lacking, other)) {
      assertThatThrownBy(() -> CommitRows.fromRow(row))
          .isInstanceOf(UnreadableRowException.class)
          .hasMessage(
              "commit 3 of item a cannot be read: "
                  + attribute
                  + " is missing, or of another type");
    }
  }
}
