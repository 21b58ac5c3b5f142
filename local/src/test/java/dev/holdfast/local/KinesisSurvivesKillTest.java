package dev.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.part.KinesisPart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;

class KinesisSurvivesKillTest {
  @TempDir Path folder;
  private LocalSystem system;
  private CommandStream stream;

  @BeforeEach
  void start() throws Exception {
    LocalConfig config = LocalConfig.onFreePorts(folder.resolve("data")).with(Set.of(Part.KINESIS));
    system = LocalSystem.start(config, new Progress(System.out));
    stream = new CommandStream(config);
  }

  @AfterEach
  void stop() throws Exception {
    stream.close();
    system.close();
  }

  @Test
  void acknowledgedRecordsAreThereAfterKillAndAConsumerContinuesBehindItsLast() {
    List<String> put = new ArrayList<>();
    String last = "";
    for (int i = 0; i < 300; i++) {
      put.add("record-" + i);
      last = stream.put(("record-" + i).getBytes(UTF_8)).sequenceNumber();
    }

    kill();

    assertThat(texts(stream.all())).isEqualTo(put);
    assertThat(stream.after(last)).isEmpty();
    stream.put("later".getBytes(UTF_8));
    assertThat(texts(stream.after(last))).containsExactly("later");
  }

  @Test
  void arrivalTimesAreThoseOfTheClock() {
    long before = System.currentTimeMillis();
    stream.put("now".getBytes(UTF_8));

    assertThat(stream.all().get(0).approximateArrivalTimestamp().toEpochMilli())
        .isBetween(before - 1, System.currentTimeMillis() + 1);
  }

  private void kill() {
    ProcessHandle killed = system.child(KinesisPart.NAME).process();
    killed.destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                !system.child(KinesisPart.NAME).process().equals(killed)
                    && !stream.all().isEmpty());
  }

  private static List<String> texts(List<Record> records) {
    return records.stream().map(each -> each.data().asUtf8String()).toList();
  }
}
