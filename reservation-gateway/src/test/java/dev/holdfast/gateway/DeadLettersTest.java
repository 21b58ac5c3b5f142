package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Tick;
import dev.holdfast.schema.WireFormat;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the job could not use: listed, shown, and put back. */
class DeadLettersTest extends OverHttp {
  private static final String CHANGE =
      "arn:aws:dynamodb:eu-west-1:1:table/holdfast-events/stream/2026-11-01:shard-0:7";

  private static byte[] received(String item, long quantity) {
    return WireFormat.COMMAND.encode(
        Command.newBuilder()
            .setItem(item)
            .setCommand("note-7")
            .setKind(CommandKind.received)
            .setQuantity(quantity)
            .setSeq(0)
            .setAt(0)
            .build());
  }

  private static Reply putBack(String letter) {
    return gateway.post("/dead-letters/put-back", "{\"letter\":\"" + letter + "\"}");
  }

  @Test
  void pagesHaveEachOfThemOnceAndNoBytes() {
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      kept.add(world.readModels.keepLetter("paged:shard-0:" + i, new byte[] {1, 2}));
    }

    Set<String> listed = new HashSet<>();
    String next = "";
    do {
      JsonNode page =
          gateway.get("/dead-letters?limit=2" + (next.isEmpty() ? "" : "&after=" + next)).body();
      assertThat(page.path("letters").size()).isLessThanOrEqualTo(2);
      for (JsonNode letter : page.path("letters")) {
        assertThat(listed.add(letter.path("letter").asText())).isTrue();
        assertThat(letter.has("bytes")).isFalse();
      }
      next = page.path("next").asText();
    } while (!next.isEmpty());

    assertThat(listed).containsAll(kept);
  }

  @Test
  void oneIsShownWithItsBytesAndOneThatThereIsNotIsNone() throws Exception {
    String id = world.readModels.keepLetter("shown:shard-0:1", new byte[] {1, -1});

    JsonNode letter = gateway.get("/dead-letters?letter=" + id).body().path("letters").path(0);

    assertThat(letter.path("bytes").binaryValue()).containsExactly(1, -1);
    assertThat(letter.path("of").asText()).isEqualTo("command");
    assertThat(letter.path("size").asLong()).isEqualTo(2);
    assertThat(gateway.get("/dead-letters?letter=none").body().path("letters")).isEmpty();
  }

  @Test
  void aCommandThatCanBeReadGoesToTheStreamAgain() {
    String id = world.readModels.keepLetter("back:shard-0:1", received("put-back", 7));

    Reply reply = putBack(id);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body().path("status").asText()).isEqualTo(reply.header("Location"));
    assertThat(reply.body().path("status").asText())
        .startsWith("/items/put-back/commands/note-7?content=");
    await().atMost(Duration.ofSeconds(20)).until(() -> world.commands("put-back").size() == 1);
    assertThat(world.commands("put-back").get(0).getQuantity()).isEqualTo(7);
  }

  @Test
  void whatCannotBeDecidedStaysAndNothingIsSent() {
    world.readModels.keepLetter(CHANGE, new byte[] {1});
    assertStays(CHANGE, "row of the log");
    assertStays(world.readModels.keepLetter("dead:shard-0:1", new byte[] {1, 2, 3}), "Still dead");
    assertStays(
        world.readModels.keepLetter("dead:shard-0:2", received("never-true", -7)), "Still dead");
    assertStays(
        world.readModels.keepLetter("dead:shard-0:3", WireFormat.TICK.encode(new Tick(0L))),
        "a tick");
    assertStays(world.readModels.keepLetter("dead:shard-0:4", new byte[65_537]), "files only");
    assertThat(world.commands("never-true")).isEmpty();

    Reply unknown = putBack("nowhere:shard-0:1");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.type()).isEqualTo("/problems/unknown-letter");
  }

  private static void assertStays(String letter, String why) {
    Reply reply = putBack(letter);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.type()).isEqualTo("/problems/letter-stays");
    assertThat(reply.body().path("detail").asText()).contains(why);
  }

  @Test
  void whatIsNotAskedRightlyIsRefused() {
    assertThat(gateway.get("/dead-letters?limit=101").status()).isEqualTo(422);
    assertThat(gateway.get("/dead-letters?letter=").status()).isEqualTo(422);
    assertThat(gateway.get("/dead-letters?after=" + "a".repeat(513)).status()).isEqualTo(422);
    assertThat(gateway.get("/dead-letters?before=a").status()).isEqualTo(422);
    assertThat(gateway.post("/dead-letters/put-back", "{}").status()).isEqualTo(422);
    assertThat(putBack("a".repeat(513)).status()).isEqualTo(422);
  }
}
