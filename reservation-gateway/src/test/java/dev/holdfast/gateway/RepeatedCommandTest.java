package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommandOutcomes;
import dev.holdfast.domain.ContentHash;
import dev.holdfast.domain.EventKind;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller in a loop: what is known is answered, and the log does not grow. */
class RepeatedCommandTest extends OverHttp {
  @ParameterizedTest
  @ValueSource(strings = {"confirm", "extend", ""})
  void aCommandAboutAReservationThatNeverWasIsRefusedAndNotSent(String route) {
    String item = "never-" + route;
    world.receive(item, 5);
    String path = "/items/" + item + "/reservations/r1";

    Reply reply =
        route.isEmpty()
            ? gateway.delete(path)
            : gateway.post(
                path + "/" + route, route.equals("extend") ? "{\"holdSeconds\":60}" : "{}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.type()).isEqualTo("/problems/unknown-reservation");
    assertThat(world.commands(item)).isEmpty();
  }

  @Test
  void aConfirmOfWhatIsConfirmedIsAnsweredWithTheOutcomeThereIs() {
    hold("sold");
    gateway.post("/items/sold/reservations/r1/confirm", "{}");
    Command confirm = world.commands("sold").get(0);
    end("sold", EventKind.ReservationConfirmed.event(2), confirm);

    for (int i = 0; i < 3; i++) {
      Reply again = gateway.post("/items/sold/reservations/r1/confirm", "{}");
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.body().path("command").asText()).isEqualTo(confirm.getCommand());
    }
    Reply waits = gateway.post("/items/sold/reservations/r1/confirm", "{}", "Prefer", "wait=1");

    assertThat(waits.status()).isEqualTo(200);
    assertThat(waits.body().path("result").asText()).isEqualTo("done");
    assertThat(world.commands("sold")).hasSize(1);
  }

  /** Each of them is one command, however often it is sent. */
  @Test
  void whatChangesNothingOfAHoldThatHasEndedHasOneId() {
    hold("given-back");
    gateway.delete("/items/given-back/reservations/r1");
    end("given-back", EventKind.ReservationReleased.event(2), world.commands("given-back").get(0));

    for (int i = 0; i < 3; i++) {
      gateway.delete("/items/given-back/reservations/r1");
      gateway.post("/items/given-back/reservations/r1/confirm", "{}");
    }

    List<Command> sent = world.commands("given-back");
    Set<String> ids = sent.stream().map(Command::getCommand).collect(Collectors.toSet());
    assertThat(ids).hasSize(3);
    sent.subList(1, 3).forEach(command -> world.readModels.decide(command, "done"));
    int before = world.commands("given-back").size();
    assertThat(gateway.delete("/items/given-back/reservations/r1").status()).isEqualTo(202);
    assertThat(world.commands("given-back")).hasSize(before);
  }

  /** Stock may have come since. */
  @Test
  void eachConfirmOfAnExpiredHoldIsAQuestionOfItsOwn() {
    hold("too-late");
    end("too-late", EventKind.ReservationExpired.event(2), null);

    gateway.post("/items/too-late/reservations/r1/confirm", "{}");
    gateway.post("/items/too-late/reservations/r1/confirm", "{}");

    assertThat(world.commands("too-late"))
        .extracting(Command::getCommand)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  private void hold(String item) {
    world.receive(item, 5);
    Reply placed =
        gateway.put("/items/" + item + "/reservations/r1", "{\"cart\":\"c1\",\"quantity\":2}");
    assertThat(placed.status()).isEqualTo(201);
  }

  private void end(String item, Event.Builder event, Command by) {
    event.setReservation("r1").setPlacedSeq(2L);
    if (by != null) {
      event
          .setCommand(by.getCommand())
          .setCommandKind(by.getKind().name())
          .setContentHash(ContentHash.of(by));
    }
    Event ended = event.build();
    Commit commit = world.append(item, ended);
    if (CommandOutcomes.hasRow(ended)) {
      world.readModels.putByKey(CommandOutcomes.of(commit, ended), item, ended.getCommand());
    }
  }
}
