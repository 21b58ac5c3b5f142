package dev.holdfast.gateway.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.schema.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvUploadTest extends UploadCase {
  @Test
  void aCsvHasTheSameFieldsByTheNamesOfItsColumns() throws IOException {
    String csv =
        "\uFEFFitem,quantity,kind,reason,key\r\n"
            + "a,3,received,,\r\n"
            + "b,-1,adjusted,\"broken, or \"\"gone\"\"\",own\r\n"
            + "c,many,received,,\r\n"
            + "d,\"1,received,,\r\n"
            + "e,4,received,\r\n"
            + "f,5,counted,,\r\n";

    run(new ByteArrayInputStream(csv.getBytes(UTF_8)), LineFormats.of("text/csv"), 0, false);

    assertThat(sent).extracting(Command::getItem).containsExactly("a", "b", "f");
    assertThat(sent).extracting(Command::getCommand).containsExactly("k:2", "own", "k:7");
    assertThat(sent.get(1).getReason()).isEqualTo("broken, or \"gone\"");
    assertThat(sent.get(1).getQuantity()).isEqualTo(-1);
    assertThat(answers.get(0).path("faults").get(0).asText())
        .startsWith("quantity must be a whole number");
    assertThat(answers.get(1).path("faults").get(0).asText()).contains("cannot be read as CSV");
    assertThat(answers.get(2).path("faults").get(0).asText()).contains("5 cells");
  }

  @Test
  void nothingIsLostBehindACarriageReturnWithinALine() throws IOException {
    String csv = "item,kind,quantity\na,received,1\ra,received,100\nb,received,2\r\n";

    run(new ByteArrayInputStream(csv.getBytes(UTF_8)), LineFormats.of("text/csv"), 0, false);

    assertThat(sent).extracting(Command::getItem).containsExactly("b");
    assertThat(answers.get(0).path("faults").get(0).asText()).contains("carriage return");
  }

  @Test
  void ofAFileWithoutLineFeedsNothingIsTaken() {
    InputStream body =
        new ByteArrayInputStream("item,kind,quantity\ra,received,1\r".getBytes(UTF_8));

    assertThatThrownBy(() -> run(body, LineFormats.of("text/csv"), 0, false))
        .hasMessageContaining("carriage return");
    assertThat(sent).isEmpty();
  }

  @Test
  void aHeaderThatIsNoneIsRefusedBeforeAnythingIsTaken() {
    for (String header : List.of("", "item,kind", "item,kind,quantity,colour", "item,item")) {
      InputStream body = new ByteArrayInputStream((header + "\na,1,2\n").getBytes(UTF_8));

      assertThatThrownBy(() -> run(body, LineFormats.of("text/csv"), 0, false))
          .hasMessageContaining("the first line must name the columns");
    }
    assertThat(sent).isEmpty();
  }
}
