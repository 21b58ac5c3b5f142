package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.log.Commits;
import dev.holdfast.log.UnreadableRowException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CommitRowsTest {
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
