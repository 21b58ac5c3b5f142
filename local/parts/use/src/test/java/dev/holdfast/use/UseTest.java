package dev.holdfast.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.world.FakeGateway;
import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands send, say, and end with. */
class UseTest {
  private static final String ITEM =
      "\"item\":\"mug\",\"available\":3,\"onHand\":10,\"reserved\":7,\"status\":\"low-stock\","
          + "\"seq\":5,\"at\":0";

  private final FakeGateway gateway = new FakeGateway();
  private final CommandLines commands = new CommandLines(Use.commandLine());
  @TempDir private Path folder;

  @AfterEach
  void close() {
    gateway.close();
  }

  private int run(String words) {
    return commands.execute(words + " --url " + gateway.address());
  }

  private String sent() {
    FakeGateway.Seen seen = gateway.seen().get(0);
    return seen.method() + " " + seen.path() + " " + seen.body();
  }

  @Test
  void aHoldIsPlacedAndNamedSoThatConfirmTakesIt() {
    gateway.answer(
        201,
        "{\"reservation\":\"r1\",\"item\":\"mug\",\"cart\":\"c1\",\"quantity\":2,"
            + "\"expiresAt\":0,\"seq\":7,\"status\":\"held\"}");
    assertThat(run("hold mug 2 --cart c1 --seconds 60 --id r1")).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out()).isEqualTo("held: mug/r1, 2 until 1970-01-01T00:00:00Z\n");
    assertThat(sent())
        .isEqualTo(
            "PUT /items/mug/reservations/r1 {\"cart\":\"c1\",\"quantity\":2,\"holdSeconds\":60}");
  }

  @Test
  void soldOutIsSaidWithWhatIsLeft() {
    gateway.answer(
        409,
        "{\"type\":\"/problems/sold-out\",\"status\":409,\"detail\":\"d\",\"available\":1,"
            + "\"holdsEndAt\":0}");
    assertThat(run("hold mug 2")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .isEqualTo("sold out: 1 of mug left; the first hold ends at 1970-01-01T00:00:00Z\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "confirm mug/r1 | POST /items/mug/reservations/r1/confirm {}",
        "confirm mug/r1 --quantity 1 | "
            + "POST /items/mug/reservations/r1/confirm {\"quantity\":1,\"rest\":\"keep\"}",
        "release mug/r1 | DELETE /items/mug/reservations/r1 {}",
        "release mug/r1 --quantity 1 | DELETE /items/mug/reservations/r1 {\"quantity\":1}",
        "stock mug received 5 | POST /items/mug/stock {\"kind\":\"received\",\"quantity\":5}",
        "stock mug returned 1 --reservation r1 | "
            + "POST /items/mug/stock {\"kind\":\"returned\",\"quantity\":1,\"reservation\":\"r1\"}",
        "stock mug counted 0 | POST /items/mug/stock {\"kind\":\"counted\",\"quantity\":0}",
        "stock mug adjusted -1 --reason lost | "
            + "POST /items/mug/stock {\"kind\":\"adjusted\",\"quantity\":-1,\"reason\":\"lost\"}"
      })
  void commandsAreSentAndTheirOutcomeIsSaid(String words, String request) {
    gateway.answer(200, "{\"command\":\"k\",\"result\":\"done\",\"seq\":3}");
    assertThat(run(words)).isEqualTo(ExitStatus.DONE);

    assertThat(sent()).isEqualTo(request);
    assertThat(commands.out()).startsWith("done: ");
  }

  @Test
  void aRejectionIsNoSuccess() {
    gateway.answer(200, "{\"command\":\"k\",\"result\":\"rejected\",\"reason\":\"expired\"}");
    assertThat(run("confirm mug/r1 --json")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.out())
        .isEqualTo(
            "{\"item\":\"mug\",\"command\":\"k\",\"result\":\"rejected\",\"reason\":\"expired\"}\n");
  }

  @Test
  void anItemIsShownToPeopleAndToMachines() {
    gateway.answer(200, "{" + ITEM + "}").answer(200, "{" + ITEM + "}");

    assertThat(run("item mug")).isEqualTo(ExitStatus.DONE);
    assertThat(run("item mug --json")).isEqualTo(ExitStatus.DONE);

    assertThat(commands.out().lines())
        .containsExactly(
            "mug: 3 available, 10 on hand, 7 reserved, low-stock",
            "{" + ITEM.replace("\"seq\"", "\"shortfall\":0,\"seq\"") + ",\"behind\":0}");
  }

  @ParameterizedTest
  @CsvSource({"404,1", "422,2", "401,3", "403,3", "500,1"})
  void aProblemIsSaidAndDecidesTheExitStatus(int problem, int status) {
    gateway.refuse(problem, "some-type");
    assertThat(run("hold mug 1")).isEqualTo(status);
    assertThat(commands.err()).contains("/problems/some-type: do that");
  }

  @Test
  void anUnknownItemIsSaid() {
    gateway.refuse(404, "unknown-item");
    assertThat(run("item mug")).isEqualTo(ExitStatus.CHECK_FAILED);
    assertThat(commands.err()).contains("no item mug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold mug 1", "confirm mug/r1", "item mug", "stock mug received 1"})
  void whereNobodyAnswersTheEnvironmentIsMissing(String words) {
    gateway.close();
    assertThat(run(words + " --deadline 1")).isEqualTo(ExitStatus.ENVIRONMENT);
    assertThat(commands.err()).contains("no answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hold mug",
        "hold mug many",
        "hold a/b 1",
        "confirm mug",
        "confirm mug/",
        "stock mug stolen 1",
        "stock mug adjusted 1",
        "stock mug received 1 --reservation r1",
        "item mug --deadline 0",
        "item mug --key none"
      })
  void wrongUsageSendsNothing(String words) {
    assertThat(run(words)).isEqualTo(ExitStatus.USAGE);
    assertThat(commands.err()).isNotBlank();
    assertThat(gateway.seen()).isEmpty();
  }

  @Test
  void theKeyIsReadFromItsFile() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "hf_secret\n");
    gateway.answer(200, "{" + ITEM + "}");
    assertThat(run("item mug --key " + key)).isEqualTo(ExitStatus.DONE);
    assertThat(gateway.seen().get(0).headers()).contains("Authorization: Bearer hf_secret");
  }

  @Test
  void changesAreSaidAsTheyComeUntilTheGatewayRefuses() {
    String event = "event: item\nid: e1\ndata: {" + ITEM + ",\"change\":\"low-stock\"}\n\n";
    gateway.events(event).refuse(403, "forbidden");

    assertThat(run("watch mug")).isEqualTo(ExitStatus.ENVIRONMENT);

    assertThat(gateway.seen().get(0).path()).isEqualTo("/streams/items?item=mug&snapshot=true");
    assertThat(commands.out())
        .isEqualTo(
            "1970-01-01T00:00:00Z  mug: 3 available, 10 on hand, 7 reserved, low-stock"
                + "  (low-stock)\n");
    assertThat(commands.err()).contains("Not connected").contains("/problems/forbidden");
  }

  @Test
  void changesAreJsonWithTheApisNames() {
    String event = "event: item\nid: e1\ndata: {" + ITEM + ",\"change\":\"low-stock\"}\n\n";
    gateway.events(event).refuse(403, "forbidden");

    run("watch --json");

    assertThat(commands.out().lines().findFirst().orElseThrow())
        .contains("\"item\":\"mug\"")
        .endsWith("\"change\":\"low-stock\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "confirm", "release", "stock", "item", "watch"})
  void helpHasExamplesAndExitStatuses(String name) {
    assertThat(commands.execute(name + " --help")).isEqualTo(ExitStatus.DONE);
    assertThat(commands.out()).contains("Examples:", "holdfast " + name, "Exit status:");
  }
}
