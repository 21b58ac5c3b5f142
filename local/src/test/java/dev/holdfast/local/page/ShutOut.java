package dev.holdfast.local.page;

import dev.holdfast.local.CommandStream;
import dev.holdfast.local.LocalSystem;
import dev.holdfast.local.LogRows;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.flink.FlinkRest;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.part.KinesisPart;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** That a browser on this machine reaches no part of the system for pages that are not its own. */
final class ShutOut {
  private static final String ITEM = "espresso-cup";
  private static final String HOLD = "/items/" + ITEM + "/reservations/wanted";
  private static final String EVIL = "evil";

  private final LocalSystem system;
  private final LocalConfig config;
  private final Shelf shelf;

  ShutOut(PageWorld world) {
    system = world.system();
    config = system.config();
    shelf = world.shelf();
  }

  void check() throws IOException, InterruptedException {
    shelf.hold(HOLD);
    FlinkRest flink = FlinkPart.rest(config);
    String job = system.job().job();
    try (var pages = new ForeignPages();
        var stream = new CommandStream(config);
        var log = new LogRows(config)) {
      List<String> kinds = shelf.kinds(ITEM);
      int commands = stream.count(ITEM);

      SoftAssertions softly = new SoftAssertions();

      pages.tryOut(attacks(job), softly);

      softly.assertThat(shelf.kinds(ITEM)).as("events").isEqualTo(kinds);
      softly.assertThat(stream.count(ITEM)).as("commands").isEqualTo(commands);
      softly.assertThat(stream.count(EVIL)).as("records").isZero();
      softly.assertThat(log.has(EVIL, 1)).as("a row").isFalse();
      softly.assertThat(filesOfJobManager()).as("uploads").noneMatch(name -> name.contains(EVIL));
      softly.assertThat(flink.state(job)).as("the job").isEqualTo("RUNNING");
      softly.assertAll();
      pages.watch(FlinkPart.endpoint(config));
    }
  }

  private List<String> filesOfJobManager() throws IOException {
    try (Stream<Path> files = Files.walk(config.data().resolve("tmp/jobmanager"))) {
      return files.map(Path::toString).toList();
    }
  }

  private List<Attack> attacks(String job) {
    List<Attack> all = new ArrayList<>();
    String gateway = GatewayPart.endpoint(config).toString();
    all.add(Attack.of("GET", gateway, "/items/" + ITEM, ""));
    all.add(Attack.of("POST", gateway, HOLD + "/confirm", ""));
    all.add(Attack.of("DELETE", gateway, HOLD, ""));
    String body = "{\"cart\":\"c\",\"quantity\":1}";
    all.add(Attack.of("PUT", gateway, HOLD.replace("wanted", EVIL), body));
    body = "{\"kind\":\"received\",\"quantity\":1}";
    all.add(Attack.of("POST", gateway, "/items/" + ITEM + "/stock", body));

    String flink = FlinkPart.endpoint(config).toString();
    all.add(Attack.of("GET", flink, "/jobs/overview", ""));
    all.add(Attack.upload(flink, "/jars/upload", EVIL + ".jar"));
    all.add(Attack.of("GET", flink, "/jobs/" + job + "/yarn-cancel", ""));
    all.add(Attack.of("PATCH", flink, "/jobs/" + job + "?mode=cancel", ""));
    all.add(Attack.of("POST", flink, "/jobs/" + job + "/stop", "{\"drain\":false}"));

    String dynamoDb = DynamoDbPart.endpoint(config).toString();
    all.add(Attack.aws(dynamoDb, "1.0", "DynamoDB_20120810.ListTables", "{}"));
    body =
        "{\"TableName\":\"%s\",\"Item\":{\"item\":{\"S\":\"%s\"},\"seq\":{\"N\":\"1\"}}}"
            .formatted(new Tables(config.prefix()).events(), EVIL);
    all.add(Attack.aws(dynamoDb, "1.0", "DynamoDB_20120810.PutItem", body));

    String kinesis = KinesisPart.endpoint(config).toString();
    all.add(Attack.aws(kinesis, "1.1", "Kinesis_20131202.ListStreams", "{}"));
    body =
        "{\"StreamName\":\"%s\",\"PartitionKey\":\"p\",\"Data\":\"ZXZpbA==\"}"
            .formatted(config.commandStream());
    all.add(Attack.aws(kinesis, "1.1", "Kinesis_20131202.PutRecord", body));
    return all;
  }
}
