package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.domain.EventKind;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.rights.RecordedCalls;
import dev.holdfast.local.rights.Right;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The list of rights that gateway and job get on AWS, held against what they call. */
final class UsedRights {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String COUNT_OF_VASES =
      "{\"item\":\"vase\",\"kind\":\"counted\",\"quantity\":3,\"countedAtSeq\":1,\"key\":\"count\"}";

  private final LocalConfig config;
  private final Shop shop;

  UsedRights(LocalConfig config, Shop shop) {
    this.config = config;
    this.shop = shop;
  }

  /**
   * Makes the calls that nothing else has made, and waits for the others.
   *
   * @param calls all that were made since the system's start
   */
  void check(RecordedCalls calls) throws IOException {
    List<Right> rights = Right.all();
    assertThat(shop.items("lamp", "clock").status()).isEqualTo(200);
    assertThat(shop.cart("nobodys").status()).isEqualTo(404);
    assertThat(shop.upload(COUNT_OF_VASES).text("result")).isEqualTo("done");
    try (var commands = new CommandStream(config)) {
      commands.put(WireFormat.COMMAND.encode(confirmOfAForgottenHold(1)));
      commands.put(WireFormat.COMMAND.encode(confirmOfAForgottenHold(1_000_000)));
    }
    try (var rows = new LogRows(config)) {
      rows.append(holdOfLongAgo());
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(rights)
                    .as("used, or said why not: %s", calls.made())
                    .allMatch(right -> right.isUsedBy(calls.made())));
    assertThat(calls.made())
        .allMatch(call -> rights.stream().anyMatch(right -> right.permits(call)));
  }

  /** Of rows that are old the job asks first whether they are there. */
  private static Commit holdOfLongAgo() {
    long at = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
    Event placed =
        Event.newBuilder()
            .setKind(EventKind.ReservationPlaced.name())
            .setOnHandDelta(0)
            .setReservedDelta(1)
            .setReservation("long-ago")
            .setCart("cart")
            .setQuantity(1L)
            .setExpiresAt(at + Duration.ofHours(2).toMillis())
            .build();
    return new Commit("heirloom", 1L, "long-ago", at, List.of(placed), null);
  }

  /**
   * Of a hold that it does not know the job asks the row, of a seq that it does not know the log.
   */
  private static Command confirmOfAForgottenHold(long seq) {
    return Command.newBuilder()
        .setItem("lamp")
        .setCommand("confirm-forgotten-" + seq)
        .setKind(CommandKind.confirm)
        .setReservation("forgotten")
        .setSeq(seq)
        .setAt(0)
        .build();
  }
}
