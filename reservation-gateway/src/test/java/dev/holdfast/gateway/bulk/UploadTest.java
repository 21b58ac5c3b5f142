package dev.holdfast.gateway.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.command.Taken;
import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.schema.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UploadTest extends UploadCase {
  @Test
  void eachLineIsAnsweredAndTheLastOneHasTheSums() throws IOException {
    runNdjson(
        0,
        received("a", 1),
        "",
        "{\"kind\":\"received\",\"item\":\"b\"}",
        "no json",
        received("c", 2),
        "{\"kind\":\"counted\",\"item\":\"d\",\"quantity\":5,\"key\":\"own\",\"countedAtSeq\":3}");

    assertThat(results()).containsExactly("invalid", "invalid", "accepted", "accepted", "accepted");
    assertThat(answers.get(0).path("line").asInt()).isEqualTo(3);
    assertThat(answers.get(0).path("faults").get(0).asText()).startsWith("quantity is missing");
    assertThat(answers.get(1).path("line").asInt()).isEqualTo(4);
    assertThat(sent).extracting(Command::getCommand).containsExactly("k:1", "k:5", "own");
    assertThat(answers.get(2).path("status").asText()).startsWith("/items/a/commands/k:1?content=");
    assertThat(last().path("complete").asBoolean()).isTrue();
    assertThat(last().at("/sums/lines").asInt()).isEqualTo(5);
    assertThat(last().at("/sums/accepted").asInt()).isEqualTo(3);
    assertThat(last().at("/sums/invalid").asInt()).isEqualTo(2);
  }

  @Test
  void aLineThatIsTooLongSpoilsNoOther() throws IOException {
    runNdjson(0, received("a", 1), "x".repeat(100_000), received("b", 1));

    assertThat(answers.get(0).path("faults").get(0).asText()).contains("8192 bytes at most");
    assertThat(sent).extracting(Command::getItem).containsExactly("a", "b");
    assertThat(sent).extracting(Command::getCommand).containsExactly("k:1", "k:3");
  }

  @Test
  void whoWaitsHearsTheOutcomesAndWhatCountsHaveFound() throws IOException {
    job.difference = -2;

    runNdjson(10, received("a", 1), "{\"kind\":\"counted\",\"item\":\"b\",\"quantity\":12}");

    assertThat(results()).containsExactly("done", "done");
    assertThat(answers.get(0).has("difference")).isFalse();
    assertThat(answers.get(0).has("repeated")).isFalse();
    assertThat(answers.get(1).path("counted").asInt()).isEqualTo(12);
    assertThat(answers.get(1).path("difference").asInt()).isEqualTo(-2);
    assertThat(answers.get(1).path("seq").asInt()).isEqualTo(7);
    assertThat(last().at("/sums/done").asInt()).isEqualTo(2);
    assertThat(last().at("/sums/differed").asInt()).isOne();
  }

  /** Else a delivery that looks like last week's is taken for booked. */
  @Test
  void whatWasBookedBeforeIsToldToBeARepeat() throws IOException {
    takes =
        lines ->
            lines.stream()
                .map(line -> line.draft().stamped(line.id(), 0, 1))
                .<Taken>map(command -> new Taken.Known(command, job.outcome(command)))
                .toList();

    runNdjson(10, received("a", 1));

    assertThat(results()).containsExactly("done");
    assertThat(answers.get(0).path("repeated").asBoolean()).isTrue();
    assertThat(answers.get(0).path("at").asLong()).isOne();
    assertThat(last().at("/sums/repeated").asInt()).isOne();
  }

  @Test
  void aRejectionSaysWhy() throws IOException {
    job.result = "rejected";

    runNdjson(10, received("a", 1));

    assertThat(answers.get(0).path("reason").asText()).isEqualTo("counted-at-seq-unknown");
    assertThat(last().at("/sums/rejected").asInt()).isOne();
  }

  @Test
  void whatHasNoOutcomeInTimeIsPendingAndTellsWhereToAsk() throws IOException {
    job.result = "";
    long begun = time.now();

    runNdjson(10, received("a", 1), received("b", 1));

    assertThat(results()).containsExactly("pending", "pending");
    assertThat(answers.get(0).path("status").asText()).startsWith("/items/a/commands/k:1?content=");
    assertThat(time.now() - begun).isBetween(10_000L, 11_000L);
  }

  @Test
  void ofAnyNumberOfLinesFewAreKeptAtOnce() throws IOException {
    isKeepingAnswers = false;

    run(lines(100_000), LineFormats.of("application/x-ndjson"), 10, false);

    assertThat(answered).isEqualTo(100_001);
    assertThat(sent).extracting(Command::getCommand).doesNotHaveDuplicates().hasSize(100_000);
    assertThat(heldMost).isLessThan(6_500);
  }

  @Test
  void ifTheStreamIsAwayItIsSaidFromWhichLineOn() throws IOException {
    takes =
        lines -> {
          if (sent.size() >= 500) {
            throw new CompletionException(new UnavailableException("Kinesis", null));
          }
          return send(lines);
        };

    runNdjson(
        0, IntStream.range(0, 800).mapToObj(i -> received("a" + i, 1)).toArray(String[]::new));

    assertThat(last().path("complete").asBoolean()).isFalse();
    assertThat(last().path("from").asInt()).isEqualTo(501);
    assertThat(last().path("type").asText()).isEqualTo("/problems/unavailable");
    assertThat(last().at("/sums/accepted").asInt()).isEqualTo(500);
  }

  @Test
  void linesThatWaitAreToldWhenTheUploadIsCutShort() throws IOException {
    job.result = "";
    takes =
        lines -> {
          if (!sent.isEmpty()) {
            throw new CompletionException(new UnavailableException("Kinesis", null));
          }
          return send(lines);
        };

    runNdjson(
        10, IntStream.range(0, 600).mapToObj(i -> received("a" + i, 1)).toArray(String[]::new));

    assertThat(Collections.frequency(results(), "pending")).isEqualTo(500);
    assertThat(last().path("from").asInt()).isEqualTo(501);
  }

  @Test
  void aGatewayThatStopsSaysSo() throws IOException {
    byte[] body = received("a", 1).getBytes(UTF_8);
    run(new ByteArrayInputStream(body), LineFormats.of("application/x-ndjson"), 0, true);

    assertThat(last().path("complete").asBoolean()).isFalse();
    assertThat(last().path("from").asInt()).isOne();
    assertThat(sent).isEmpty();
  }
}
