package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many changes of stock with one request, over HTTP. */
class StockChangesTest extends OverHttp {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<RawUpload> uploads = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (RawUpload upload : uploads) {
      upload.close();
    }
  }

  private static Reply upload(String type, String key, String body, String... headers) {
    var request =
        gateway
            .request("/stock-changes")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return gateway.send(headers.length == 0 ? request : request.headers(headers));
  }

  private static Reply ndjson(String key, String body, String... headers) {
    return upload("application/x-ndjson", key, body, headers);
  }

  /** The lines of an answer, the one with the sums as the last. */
  private static List<JsonNode> lines(String text) {
    try {
      return JSON.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private static String received(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "{\"item\":\"" + prefix + i + "\",\"kind\":\"received\",\"quantity\":" + (i + 1))
        .collect(Collectors.joining("}\n", "", "}\n"));
  }

  @Test
  void allLinesAreOnTheStreamWhenTheyAreAnswered() {
    Reply reply = ndjson("first-load", received("load-", 700));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/x-ndjson");
    List<JsonNode> lines = lines(reply.text());
    assertThat(lines).hasSize(701);
    assertThat(lines.get(700).at("/sums/accepted").asInt()).isEqualTo(700);
    List<Command> sent = commands("load-");
    assertThat(sent).hasSize(700);
    assertThat(sent.stream().mapToLong(Command::getQuantity).sum()).isEqualTo(700L * 701 / 2);
    String status = lines.get(0).path("status").asText();
    assertThat(gateway.get(status).body().path("result").asText()).isEqualTo("pending");
  }

  private static List<Command> commands(String prefix) {
    return world.commands().stream()
        .filter(command -> command.getItem().startsWith(prefix))
        .toList();
  }

  @Test
  void whatIsNotReceivedOrCountedIsStampedAndNeedsAnItem() {
    world.receive("there", 5);

    List<JsonNode> lines =
        lines(
            upload(
                    "text/csv; charset=utf-8",
                    "mixed",
                    "item,kind,quantity,reason\n"
                        + "there,adjusted,-1,broken\n"
                        + "not-there,adjusted,-1,broken\n"
                        + "there,counted,4,\n"
                        + "new,received,12,\n"
                        + "new,adjusted,-1,broken\n")
                .text());

    assertThat(lines)
        .filteredOn(line -> line.path("line").asInt() == 3)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.path("faults").get(0).asText())
                    .contains("not-there has no events"));
    assertThat(world.commands("there")).extracting(Command::getSeq).containsExactly(1L, 0L);
    assertThat(world.commands("there"))
        .extracting(Command::getCommand)
        .containsExactly("mixed:2", "mixed:4");
    // What a line before has received exists, though the log has no event of it yet.
    assertThat(world.commands("new")).hasSize(2);
  }

  @Test
  void anUploadThatBrokeOffIsSentAgainAndNothingCountsTwice() throws IOException {
    String body = received("broken-", 200);
    String half = body.substring(0, body.length() / 2);
    int before = (int) half.chars().filter(sign -> sign == '\n').count();
    RawUpload upload = upload();
    upload.send(RawUpload.head("broken", body.length()) + half);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> commands("broken-").size() == before);
    upload.close();
    commands("broken-").forEach(command -> world.readModels.decide(command, "done"));

    List<JsonNode> lines = lines(ndjson("broken", body, "Prefer", "wait=1").text());

    assertThat(lines.get(200).at("/sums/lines").asInt()).isEqualTo(200);
    assertThat(lines.get(200).at("/sums/done").asInt()).isEqualTo(before);
    assertThat(lines.get(200).at("/sums/pending").asInt()).isEqualTo(200 - before);
    List<Command> sent = commands("broken-");
    assertThat(sent).hasSize(200);
    assertThat(sent.stream().mapToLong(Command::getQuantity).sum()).isEqualTo(200L * 201 / 2);
    assertThat(sent).extracting(Command::getCommand).doesNotHaveDuplicates();
  }

  @Test
  void aKeyThatStandsForOtherContentIsNoLineOfIt() {
    String line = "{\"item\":\"other\",\"kind\":\"received\",\"quantity\":1}\n";
    ndjson("other", line);
    world.commands("other").forEach(command -> world.readModels.decide(command, "done"));

    List<JsonNode> lines = lines(ndjson("other", line.replace('1', '2')).text());

    assertThat(lines.get(0).path("result").asText()).isEqualTo("rejected");
    assertThat(lines.get(0).path("reason").asText()).isEqualTo("id-reused");
    assertThat(world.commands("other")).hasSize(1);
  }

  /** As most clients do it: the answer is longer than all buffers on its way. */
  @Test
  void whoReadsNothingBeforeAllIsSentIsAnsweredAllTheSame() throws IOException {
    String line = "{\"item\":\"deaf\",\"kind\":\"none\",\"quantity\":1}\n";
    String body = line.repeat(20_000);
    RawUpload upload = upload();

    upload.send(RawUpload.head("deaf", body.length()) + body);

    String answer = upload.answer();
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer.length()).isGreaterThan(2_000_000);
    assertThat(answer).contains("\"sums\":{\"lines\":20000,").contains("\"complete\":true");
  }

  @Test
  void aLineIsAnsweredBeforeTheNextOneIsSent() throws IOException {
    RawUpload upload = upload();
    String line = "{\"item\":\"talk\",\"kind\":\"received\",\"quantity\":1}\n";
    upload.send(RawUpload.head("talk", 2 * line.length()) + line);

    assertThat(upload.readUntil("}\n")).contains("\"line\":1,\"result\":\"accepted\"");

    upload.send(line);
    assertThat(upload.answer()).contains("\"line\":2").contains("\"complete\":true");
  }

  @Test
  void slowUploadsHoldNobodyUpAndOfOneCallerThereAreFew() throws IOException {
    RawUpload first = upload();
    first.send(RawUpload.head("slow", 1_000) + "{");
    upload().send(RawUpload.head("slow", 1_000) + "{");
    await().atMost(SOON).until(() -> ndjson("third", "").status() == 429);

    Reply third = ndjson("third", received("third-", 1));
    assertThat(third.header("Retry-After")).isNotNull();
    assertThat(commands("third-")).isEmpty();
    world.receive("meanwhile", 5);
    CompletableFuture<Integer> others =
        CompletableFuture.supplyAsync(
            () ->
                gateway
                    .put("/items/meanwhile/reservations/r1", "{\"cart\":\"c1\",\"quantity\":1}")
                    .status());
    assertThat(others).succeedsWithin(SOON).isEqualTo(201);
    assertThat(
            gateway
                .post(
                    "/items/meanwhile/stock",
                    received("x", 1).replaceAll("\"item[^,]*,", ""),
                    "Idempotency-Key",
                    "k")
                .status())
        .isEqualTo(202);

    first.close();
    await().atMost(SOON).until(() -> ndjson("third", received("third-", 1)).status() == 200);
  }

  @Test
  void anotherContentTypeOrAnEncodingIsRefused() {
    assertThat(upload("application/json", "k", "{}").type()).isEqualTo("/problems/not-lines");
    assertThat(ndjson("k", "x", "Content-Encoding", "gzip").type())
        .isEqualTo("/problems/encoded-body");
    assertThat(ndjson("k".repeat(119), "").status()).isEqualTo(422);
    assertThat(upload("text/csv", "k", "a,b\n").type()).isEqualTo("/problems/invalid");
  }

  @Test
  void withoutAKeyOfTheUploadEachLineNeedsItsOwn() {
    List<JsonNode> lines =
        lines(
            ndjson(
                    "",
                    "{\"item\":\"keys\",\"kind\":\"received\",\"quantity\":1}\n"
                        + "{\"item\":\"keys\",\"kind\":\"received\",\"quantity\":1,\"key\":\"a\"}\n"
                        + "{\"item\":\"keys\",\"kind\":\"received\",\"quantity\":1,"
                        + "\"key\":\"claim:a\"}\n")
                .text());

    assertThat(lines)
        .extracting(line -> line.path("result").asText())
        .containsExactlyInAnyOrder("invalid", "invalid", "accepted", "");
    assertThat(world.commands("keys")).extracting(Command::getCommand).containsExactly("a");
  }

  private RawUpload upload() throws IOException {
    RawUpload upload = new RawUpload(gateway.port, SOON);
    uploads.add(upload);
    return upload;
  }
}
