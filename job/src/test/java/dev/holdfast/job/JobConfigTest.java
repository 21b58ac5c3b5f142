package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.config.ConfigException;
import dev.holdfast.schema.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigTest {
  private static JobConfig parse(String... namesAndValues) {
    Properties group = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      group.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return JobConfig.parse(Map.of("holdfast", group));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    JobConfig config =
        parse(
            "region", "eu-west-1",
            "dead.letters.path", "s3://bucket/letters",
            "archive.path", "s3://bucket/archive");

    assertThat(config.prefix()).isEqualTo("holdfast-");
    assertThat(config.steps().grace()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.steps().memory()).isEqualTo(Duration.ofHours(25));
    assertThat(config.steps().archiveInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.steps().archiveShards()).isEqualTo(16);
    assertThat(config.steps().retireRowsPerSecond()).isEqualTo(50);
    assertThat(config.returnsAccepted()).isEqualTo(Duration.ofDays(30));
    assertThat(config.dynamoDbEndpoint()).isEmpty();
    assertThat(config.traces().collector()).isEmpty();
    assertThat(config.streams().kinesisEndpoint()).isEmpty();
    assertThat(config.streams().changeStreamArn()).isEmpty();
    assertThat(config.streams().commandConsumerArn()).isEmpty();
    assertThat(config.streams().pollInterval()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.streams().shardDiscovery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.streams().changeDiscovery()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                parse(
                    "grace.seconds", "-3",
                    "memory.seconds", "a day",
                    "kinesis.endpoint", "localhost",
                    "archive.shards", "5000",
                    "grace.second", "3"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("region is missing")
        .hasMessageContaining("dead.letters.path is missing")
        .hasMessageContaining("archive.path is missing")
        .hasMessageContaining("archive.shards must be at most 1024, and is 5000")
        .hasMessageContaining("grace.seconds must be a whole number from 1 up, and is -3")
        .hasMessageContaining("memory.seconds must be a whole number from 1 up, and is a day")
        .hasMessageContaining("kinesis.endpoint must be a URI")
        .hasMessageContaining("grace.second is not known");
  }

  @Test
  void spansGoWhereItIsSet() {
    JobConfig config =
        parse(
            "region", "eu-west-1",
            "dead.letters.path", "s3://bucket/letters",
            "archive.path", "s3://bucket/archive",
            "traces", "http://collector:4318",
            "trace.ratio", "0.25");

    assertThat(config.traces()).hasToString("0.25 to http://collector:4318/v1/traces");
  }

  @Test
  void timesMustFitEachOther() {
    assertThatThrownBy(
            () ->
                parse(
                    "region", "eu-west-1",
                    "dead.letters.path", "file:///letters",
                    "archive.path", "file:///archive",
                    "grace.seconds", "60",
                    "memory.seconds", "60",
                    "log.retention.seconds", "30",
                    "shard.discovery.millis", "60000"))
        .hasMessageContaining("memory.seconds must be more than grace.seconds")
        .hasMessageContaining("log.retention.seconds must be more than memory.seconds")
        .hasMessageContaining("policies of \"\": holdSecondsMax is 86400, and must not exceed 0")
        .hasMessageContaining("grace.seconds must be more than shard.discovery.millis");
  }

  @Test
  void theShopsPoliciesMustFitTheRetention() {
    String policies = "{\"shop1:\":{\"holdSecondsMax\":864000}}";
    String[] others = {
      "region", "eu-west-1", "dead.letters.path", "file:///l", "archive.path", "file:///a"
    };

    assertThat(parse(with(others, "policies", policies)).steps().policies().defaultsOf("shop1:mug"))
        .extracting(Policy::getHoldSecondsMax)
        .isEqualTo(864_000);
    assertThatThrownBy(
            () -> parse(with(others, "policies", policies, "log.retention.seconds", "864000")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "policies of \"shop1:\": holdSecondsMax is 864000, and must not exceed 777600, a day"
                + " less than rows stay in the log");
  }

  private static String[] with(String[] settings, String... more) {
    return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void propertiesAreReadFromAFileOfTheServicesShape(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("application_properties.json");
    Files.writeString(
        file,
        "[{\"PropertyGroupId\":\"holdfast\",\"PropertyMap\":{\"region\":\"eu-west-1\","
            + "\"dead.letters.path\":\"file:///letters\","
            + "\"archive.path\":\"file:///archive\",\"grace.seconds\":\"7\"}}]");

    Map<String, Properties> groups = PropertyGroups.read(List.of("--properties", file.toString()));

    assertThat(JobConfig.parse(groups).steps().grace()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void argumentsThatMeanNothingStopTheStart() {
    assertThatThrownBy(() -> PropertyGroups.read(List.of("--help")))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> PropertyGroups.read(List.of("--properties", "/no/such/file")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("/no/such/file");
    assertThatThrownBy(() -> JobConfig.parse(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holdfast");
  }
}
