package dev.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Flink's readers are answered when there is something, or after a second; others at once. */
class KinesisTipTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir static Path folder;
  private static LocalSystem system;
  private static CommandStream anybodys;
  private static CommandStream flinks;

  @BeforeAll
  static void start() throws Exception {
    LocalConfig config = LocalConfig.onFreePorts(folder.resolve("data")).with(Set.of(Part.KINESIS));
    system = LocalSystem.start(config, new Progress(System.out));
    anybodys = new CommandStream(config);
    flinks = new CommandStream(config, "Apache Flink 1.20.4 (abc) Kinesis Connector");
  }

  @AfterAll
  static void stop() throws Exception {
    anybodys.close();
    flinks.close();
    system.close();
  }

  @Test
  void aReaderOfFlinksWaitsASecondWhereNothingComesAndOthersDoNot() {
    String tip = put("first");
    anybodys.after(tip);

    assertThat(timeOf(() -> assertThat(anybodys.after(tip)).isEmpty())).isLessThan(SECOND);
    assertThat(timeOf(() -> assertThat(flinks.after(tip)).isEmpty())).isGreaterThan(SECOND);
  }

  @Test
  void aPutAnswersWhoWaits() throws Exception {
    String tip = put("before");
    flinks.all();
    CompletableFuture<List<Record>> waits = CompletableFuture.supplyAsync(() -> flinks.after(tip));

    // The read began before, or finds the record there: with either it is answered in its second.
    Duration took =
        timeOf(
            () -> {
              put("awaited");
              assertThat(waits.orTimeout(10, TimeUnit.SECONDS).join()).hasSize(1);
            });

    assertThat(took).isLessThan(SECOND);
  }

  private static String put(String text) {
    return anybodys.put(text.getBytes(UTF_8)).sequenceNumber();
  }

  private static Duration timeOf(Runnable call) {
    long began = System.nanoTime();
    call.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
