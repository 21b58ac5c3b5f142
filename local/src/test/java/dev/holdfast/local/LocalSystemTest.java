package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.local.child.Child;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One system for all tests, since a start takes seconds; the last test stops it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalSystemTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** More than the database has before it holds tables. */
  private static final long WITHOUT_TABLES_BYTES = 16 * 1024;

  @TempDir static Path folder;
  private LocalConfig config;
  private LocalSystem system;

  @BeforeAll
  void start() throws Exception {
    config =
        LocalConfig.onFreePorts(folder.resolve("data"))
            .with(Set.of(Part.DYNAMODB, Part.KINESIS, Part.FLINK));
    system = LocalSystem.start(config, new Progress(System.out));
  }

  @AfterAll
  void stop() throws Exception {
    system.close();
  }

  @Test
  @Order(1)
  void everyPartIsAProcessOfItsOwn() {
    assertThat(system.children())
        .extracting(Child::name)
        .containsExactlyInAnyOrder("dynamodb", "kinesis", "jobmanager", "taskmanager");
    assertThat(system.children()).allMatch(child -> child.process().isAlive());
  }

  @Test
  @Order(1)
  void noPartCanBeReachedFromAnotherMachine() throws IOException {
    List<InetAddress> outside = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      each.inetAddresses().filter(address -> !address.isLoopbackAddress()).forEach(outside::add);
    }
    for (InetAddress address : outside) {
      for (int port : List.of(config.flinkPort(), config.dynamoDbPort(), config.kinesisPort())) {
        assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  @Order(1)
  void aSecondSystemOnTheSameDataIsRefused() {
    assertThatThrownBy(() -> LocalSystem.start(config, new Progress(System.out)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Another launcher");
  }

  @Test
  @Order(1)
  void theDatabaseFoldsItsWriteAheadLogInWhileItRuns() {
    Path database = config.data().resolve("dynamodb").resolve("shared-local-instance.db");

    await().atMost(PATIENCE).until(() -> Files.size(database) > WITHOUT_TABLES_BYTES);
  }

  @Test
  @Order(1)
  void aGatewayThatChecksItsCallersIsStartedWithAllThatCanBeSet() throws Exception {
    new GuardedStart(config, folder.resolve("guarded")).check();
  }

  @Test
  @Order(2)
  void everyPartThatIsKilledComesBack() throws IOException {
    List<ProcessHandle> killed = new ArrayList<>();
    for (Child child : system.children()) {
      killed.add(child.process());
      child.process().destroyForcibly();
    }

    await()
        .atMost(PATIENCE)
        .until(() -> system.children().stream().noneMatch(each -> killed.contains(each.process())));
    FlinkRest flink = FlinkPart.rest(config);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> flink.taskManagers().equals(List.of("tm-1")));
  }

  @Test
  @Order(3)
  void whatPartsPutAsideIsInTheDataFolderAndNothingOfThoseKilledIsLeft() throws IOException {
    assertThat(putAside("dynamodb", ".*libsqlite4java.*")).isEqualTo(1);
    assertThat(putAside("jobmanager", "flink-rpc-akka.*\\.jar")).isEqualTo(1);
    assertThat(putAside("taskmanager", "flink-rpc-akka.*\\.jar")).isEqualTo(1);
    assertThat(putAside("taskmanager", "tm_tm-.*")).isEqualTo(1);
  }

  private long putAside(String part, String name) throws IOException {
    try (Stream<Path> files = Files.list(config.data().resolve("tmp").resolve(part))) {
      return files.filter(file -> file.getFileName().toString().matches(name)).count();
    }
  }

  @Test
  @Order(4)
  void afterTheEndNoChildRemainsAndNothingThatWasPutAside() throws Exception {
    List<ProcessHandle> all = system.children().stream().map(Child::process).toList();

    system.close();

    assertThat(all).noneMatch(ProcessHandle::isAlive);
    assertThat(config.data().resolve("tmp")).doesNotExist();
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(each -> each.info().commandLine().orElse("").contains(folder.toString()));
  }
}
