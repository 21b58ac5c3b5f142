package dev.holdfast.operate.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.operate.Operate;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersCommandTest {
  private static final String LOG = "arn:aws:dynamodb:x:0:table/holdfast-events/stream/1";
  private static final byte[] NOISE = "not a command".getBytes(StandardCharsets.UTF_8);

  private final CommandLines commands = new CommandLines(Operate.commandLine());

  @TempDir private Path folder;

  @BeforeEach
  void keepThreeLetters() throws IOException {
    keep("2026-11-01--10/dead-letters-a-0.jsonl", letter("holdfast-commands", "7", NOISE));
    keep("2026-11-01--11/dead-letters-b-0.jsonl", letter(LOG, "8", NOISE));
    keep("2026-11-01--12/dead-letters-c-0.jsonl", letter("holdfast-commands", "9", confirm()));
    Files.writeString(folder.resolve("2026-11-01--12/.dead-letters-c-1.jsonl.inprogress"), "{");
  }

  private static byte[] confirm() {
    return WireFormat.COMMAND.encode(
        Command.newBuilder()
            .setItem("mug")
            .setCommand("c1")
            .setKind(CommandKind.received)
            .setSeq(0)
            .setAt(0)
            .setQuantity(5L)
            .build());
  }

  /** A line as the job writes it. */
  private static String letter(String source, String sequenceNumber, byte[] bytes) {
    return """
        {"source":"%s","shard":"shard-0","sequenceNumber":"%s","arrivedAt":1777000000000,\
        "reason":"no schema","bytes":"%s"}
        """
        .formatted(source, sequenceNumber, Base64.getEncoder().encodeToString(bytes));
  }

  private void keep(String file, String line) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, line);
  }

  private int run(String words) {
    return commands.execute("dead-letters " + words + " --letters " + folder);
  }

  @Test
  void theNewestAreListedTheNewestLast() {
    assertThat(run("list --limit 2")).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out().lines().toList())
        .hasSize(5)
        .element(1)
        .isEqualTo("  " + LOG + ":shard-0:8");
    assertThat(commands.out()).contains("3 dead letters", "the newest 2 of them listed");
    assertThat(commands.out()).contains("2026-04-24T03:06:40Z").contains("no schema");
  }

  @Test
  void aSystemThatHasHadNoLetterHasNone(@TempDir Path data) throws IOException {
    Files.createFile(data.resolve("this-is-holdfast-data.txt"));

    assertThat(commands.execute("dead-letters list --letters " + data.resolve("dead-letters")))
        .isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).startsWith("0 dead letters");
  }

  /** Letters must not be hidden by a misspelt folder. */
  @Test
  void aFolderThatIsNotThereIsSaidSo(@TempDir Path other) {
    String none = " --letters " + other.resolve("none");

    assertThat(commands.execute("dead-letters list" + none)).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.execute("dead-letters show x" + none)).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.out()).doesNotContain("dead letters in");
    assertThat(commands.err()).contains("There is no folder", "HOLDFAST_DATA");
  }

  @Test
  void oneIsShownWithItsBytes() throws IOException {
    Path bytes = folder.resolve("bytes");
    assertThat(run("show holdfast-commands:shard-0:7 --bytes " + bytes)).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out()).contains("still dead: ").contains("not a command").contains("6e 6f");
    assertThat(bytes).hasBinaryContent(NOISE);
  }

  @Test
  void whatCanBeReadTodayIsSaidSo() {
    run("show holdfast-commands:shard-0:9");
    assertThat(commands.out()).contains("today            a command: ").contains("\"mug\"");
  }

  @Test
  void anUnknownIdIsSaidSo() {
    assertThat(run("show nobody:0:0")).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(run("put-back nobody:0:0")).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.err()).contains("dead-letters list");
  }

  @Test
  void whatIsStillUnreadableOrNoCommandIsNotPutBack() {
    assertThat(run("put-back holdfast-commands:shard-0:7")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(run("put-back " + LOG + ":shard-0:8")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.err()).contains("Still dead: ").contains("row of the log");
  }

  @Test
  void aStreamThatIsNotThereIsSaidSo() {
    assertThat(run("put-back holdfast-commands:shard-0:9 --kinesis http://127.0.0.1:1"))
        .isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.err()).contains("holdfast-commands at http://127.0.0.1:1");
  }
}
