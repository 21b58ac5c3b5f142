package dev.holdfast.domain;

import static dev.holdfast.domain.CommandText.command;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  @Test
  void whenACommandWasTakenAndStampedAndInWhichTraceIsNotItsContent() {
    Command early = command("c1", "confirm 3", 5);
    Command late =
        Command.newBuilder(early)
            .setSeq(9)
            .setAt(77)
            .setTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .build();
    assertThat(ContentHash.of(late)).isEqualTo(ContentHash.of(early));
  }

  @Test
  void everythingElseIs() {
    Command command = command("c1", "confirm 3", 5);
    List<Command> others =
        List.of(
            command("c2", "confirm 3", 5),
            command("c1", "confirm 2", 5),
            command("c1", "confirm", 5),
            command("c1", "confirm 3 keep", 5),
            command("c1", "confirm 3 of r2", 5),
            command("c1", "release", 5),
            Command.newBuilder(command).setItem("sku-2").build(),
            command("c1", "extend 3", 5),
            command("c1", "returned 3", 5),
            command("c1", "returned 3 of r1", 5),
            command("c1", "counted 3", 5),
            command("c1", "counted 3 at 1", 5),
            command("c1", "counted 3 unshipped 1", 5),
            command("c1", "adjusted 3", 5),
            command("c1", "policy safetyStock=3", 5),
            own(command("c1", "policy safetyStock=3", 5), "safetyStock"),
            own(command("c1", "policy safetyStock=3", 5), "safetyStock", "quantityMax"),
            reset(command("c1", "policy safetyStock=3", 5)),
            reset(command("c1", "policy safetyStock=3", 5), "quantityMax"));
    assertThat(Stream.concat(Stream.of(command), others.stream()).map(ContentHash::of))
        .doesNotHaveDuplicates();
  }

  /** It stands in the log: another value would make every repeat look like a reuse. */
  @Test
  void theHashNeverChanges() {
    assertThat(ContentHash.of(command("c1", "confirm 3", 5)))
        .isEqualTo(-3_189_136_657_988_837_017L);
    assertThat(ContentHash.of(command("c1", "confirm 3 keep", 5)))
        .isEqualTo(-8_983_828_378_850_846_466L);
    assertThat(ContentHash.of(command("c1", "policy safetyStock=3", 5)))
        .isEqualTo(6_592_019_522_490_167_863L);
  }

  private static Command own(Command command, String... fields) {
    return Command.newBuilder(command)
        .setPolicy(Policy.newBuilder(command.getPolicy()).setOwnFields(List.of(fields)).build())
        .build();
  }

  private static Command reset(Command command, String... fields) {
    return Command.newBuilder(command).setResetFields(List.of(fields)).build();
  }

  @Test
  void aHashIsNamedBySixteenHexadecimalDigits() {
    for (long hash : new long[] {0, 1, -1, Long.MIN_VALUE, 0x0123456789abcdefL}) {
      assertThat(ContentHash.text(hash)).hasSize(16);
      assertThat(ContentHash.parse(ContentHash.text(hash))).hasValue(hash);
    }
    assertThat(ContentHash.parse("ff")).isEmpty();
    assertThat(ContentHash.parse("0123456789ABCDEF")).isEmpty();
  }
}
