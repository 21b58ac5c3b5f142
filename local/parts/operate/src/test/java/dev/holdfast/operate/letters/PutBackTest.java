package dev.holdfast.operate.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.operate.Operate;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;

/** A letter goes back into a stream, as its records are read there. */
class PutBackTest {
  private static final String STREAM = "holdfast-commands";

  private static KinesisEmulator kinesis;

  private final CommandLines commands = new CommandLines(Operate.commandLine());

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    kinesis = KinesisEmulator.start(folder);
    kinesis.create(STREAM);
  }

  @AfterAll
  static void stop() {
    kinesis.close();
  }

  @Test
  void theBytesComeBackAsTheyWereUnderTheirItemsKey(@TempDir Path letters) throws IOException {
    byte[] bytes = command();
    keep(letters, bytes);

    int status =
        commands.execute(
            "dead-letters put-back %s:shard-0:9 --letters %s --kinesis %s"
                .formatted(STREAM, letters, kinesis.endpoint()));

    assertThat(status).isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).contains("GET /items/mug/commands/c1");
    List<Record> records = kinesis.records(STREAM);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).data().asByteArray()).isEqualTo(bytes);
    assertThat(records.get(0).partitionKey()).isEqualTo("mug");
  }

  private static byte[] command() {
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

  /** As the job keeps a letter. */
  private static void keep(Path letters, byte[] bytes) throws IOException {
    String line =
        """
        {"source":"%s","shard":"shard-0","sequenceNumber":"9","arrivedAt":1777000000000,\
        "reason":"no schema","bytes":"%s"}
        """
            .formatted(STREAM, Base64.getEncoder().encodeToString(bytes));
    Files.createDirectories(letters.resolve("2026-11-01--12"));
    Files.writeString(letters.resolve("2026-11-01--12/dead-letters-a-0.jsonl"), line);
  }
}
