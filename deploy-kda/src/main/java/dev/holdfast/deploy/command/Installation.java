package dev.holdfast.deploy.command;

import dev.holdfast.deploy.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** One installation on AWS: the parts that commands put there, each by itself. */
final class Installation {
  final Stacks stacks;
  final FlinkJob job;
  final Tools tools;
  private final Aws aws;
  private final Settings settings;
  private final Map<String, String> templates;

  /**
   * Nothing is done yet.
   *
   * @param templates by the names of their stacks
   */
  Installation(Aws aws, Tools tools, Settings settings, Map<String, String> templates) {
    this.aws = aws;
    this.tools = tools;
    this.settings = settings;
    this.templates = templates;
    this.stacks = new Stacks(aws.stacks(), tools);
    this.job = new FlinkJob(aws.flink(), tools, settings.job());
  }

  String name(String part) {
    return settings.prefix() + part;
  }

  /** Tables, stream, buckets, logs. */
  Map<String, String> putData() {
    return stacks.put(name("data"), templates.get(name("data")), true);
  }

  /** The job, which is neither started by this nor stopped; one that runs is restarted. */
  void putJob() {
    stacks.put(name("job"), templates.get(name("job")), false);
  }

  /** Gateways and what is before them. */
  Map<String, String> putGateway() {
    return stacks.put(name("gateway"), templates.get(name("gateway")), false);
  }

  /** Alarms and the dashboard. */
  void putWatch() {
    stacks.put(name("watch"), templates.get(name("watch")), false);
  }

  /** Sends what the job's and the gateway's stacks name, unless it is there. */
  void send(Built built, Map<String, String> data) {
    String bucket = settings.codeBucket().orElseGet(() -> data.get("StorageBucket"));
    upload(bucket, settings.codeKey(), built.job());
    settings
        .gateway()
        .ifPresent(
            gateway -> {
              gateway.keysFile().ifPresent(file -> sendKeys(data.get("GatewayKeyHashes"), file));
              new Images(aws.images(), tools).push(data.get("GatewayImages"), gateway.imageTag());
            });
  }

  private void upload(String bucket, String key, Path file) {
    try {
      aws.files().headObject(HeadObjectRequest.builder().bucket(bucket).key(key).build());
      tools.say(key + " is there");
    } catch (NoSuchKeyException e) {
      tools.say(key + " is being sent");
      aws.files()
          .putObject(
              PutObjectRequest.builder().bucket(bucket).key(key).build(),
              RequestBody.fromFile(file));
    }
  }

  private void sendKeys(String secret, String file) {
    try {
      String hashes = Files.readString(Path.of(file));
      aws.secrets().putSecretValue(ask -> ask.secretId(secret).secretString(hashes));
    } catch (IOException e) {
      throw new UncheckedIOException("the setting keysFile names " + file, e);
    }
  }

  /** Whether there are to be gateways here. */
  boolean hasGateway() {
    return settings.gateway().isPresent();
  }

  Optional<String> gatewayUrl() {
    return settings.gateway().map(gateway -> "https://" + gateway.domain());
  }

  /** The names of alarms of this installation that are in alarm now. */
  Iterable<String> alarming() {
    return aws.alarms()
        .call("DescribeAlarms", Map.of("AlarmNamePrefix", settings.prefix(), "StateValue", "ALARM"))
        .path("MetricAlarms")
        .findValuesAsText("AlarmName");
  }
}
