package dev.holdfast.operate.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.job.sink.ParkedWebhookRows;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.operate.Operate;
import dev.holdfast.schema.ParkedWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** With a real table, and a receiver at the other end of a real connection. */
class WebhooksCommandTest {
  @TempDir private static Path folder;
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  private final CommandLines commands = new CommandLines(Operate.commandLine());
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final String prefix = "t" + UUID.randomUUID() + "-";
  private volatile String refused = "";
  private HttpServer receiver;
  private Path webhooks;

  @BeforeAll
  static void startTables() {
    dynamoDb = LocalDynamoDb.start(folder);
    client = dynamoDb.client();
  }

  @AfterAll
  static void stopTables() {
    client.close();
    dynamoDb.close();
  }

  @BeforeEach
  void parkThree() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    webhooks = folder.resolve("secret");
    Files.writeString(webhooks, "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    new Tables(prefix).createMissing(client);
    park("mug:9:sold-out", 2_000);
    park("mug:7:back-in-stock", 1_000);
    park("pot:3:sold-out", 3_000);
  }

  @AfterEach
  void stopReceiver() {
    receiver.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean isTaken = !body.equals(refused);
    if (isTaken) {
      taken.add(body);
    }
    exchange.sendResponseHeaders(isTaken ? 204 : 503, -1);
    exchange.close();
  }

  private void park(String id, long at) {
    ParkedWebhook parked =
        new ParkedWebhook("shop", id, "item.sold-out", at, 5_000L, "status 503", "body of " + id);
    client
        .putItem(
            put -> put.tableName(prefix + "parked-webhooks").item(ParkedWebhookRows.of(parked)))
        .join();
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("webhooks"));
    all.addAll(List.of(words));
    all.addAll(List.of("--dynamodb", dynamoDb.endpoint().toString(), "--prefix", prefix));
    return commands.execute(all);
  }

  private int redeliver(String... words) {
    String receivers =
        """
        [{"name":"shop","url":"http://127.0.0.1:%d","secretFile":"%s","types":["item.sold-out"]}]"""
            .formatted(receiver.getAddress().getPort(), webhooks.toUri());
    List<String> all = new ArrayList<>(List.of("redeliver", "--webhooks", receivers, "--internal"));
    all.addAll(List.of(words));
    return run(all.toArray(new String[0]));
  }

  @Test
  void theOldestAreListedFirst() {
    assertThat(run("list", "--limit", "2")).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out().lines().toList())
        .containsExactly(
            "1970-01-01T00:00:01Z  item.sold-out  status 503",
            "  shop#mug:7:back-in-stock",
            "1970-01-01T00:00:02Z  item.sold-out  status 503",
            "  shop#mug:9:sold-out",
            "3 parked events, the oldest 2 of them listed");
  }

  @Test
  void allAreDeliveredInTheirOrderAndParkedNoMore() {
    assertThat(redeliver("--all")).isEqualTo(ExitStatus.DONE);

    assertThat(taken)
        .containsExactly(
            "body of mug:7:back-in-stock", "body of mug:9:sold-out", "body of pot:3:sold-out");
    run("list");
    assertThat(commands.out()).endsWith("0 parked events\n");
  }

  @Test
  void whatIsNotTakenStaysParkedWithWhatComesAfterIt() {
    refused = "body of mug:9:sold-out";
    assertThat(redeliver("--all")).isEqualTo(ExitStatus.CHECK_FAILED);

    assertThat(taken).containsExactly("body of mug:7:back-in-stock");
    assertThat(commands.err()).contains("shop#mug:9:sold-out", "status 503");
    run("list");
    assertThat(commands.out()).endsWith("2 parked events\n");
  }

  @Test
  void oneIsDeliveredByItsKey() {
    assertThat(redeliver("shop#pot:3:sold-out")).isEqualTo(ExitStatus.DONE);
    assertThat(taken).containsExactly("body of pot:3:sold-out");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(redeliver("shop#pot:4:sold-out")).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(run("redeliver", "--all")).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.err()).contains("receiver shop").contains("HOLDFAST_WEBHOOKS");
    assertThat(run("redeliver")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("redeliver", "--all", "--webhooks", "{}")).isEqualTo(ExitStatus.USAGE);
    assertThat(taken).isEmpty();
  }
}
