package dev.holdfast.log.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.CommitFaults;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Policies;
import dev.holdfast.log.Allocation;
import dev.holdfast.log.Damage;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.UndecodableException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever bytes a row of the log holds, it reads as a commit that can be folded, or as none. */
class CommitRowsProperties {
  /** Far less than one poisoned length promises. */
  private static final long BYTES_MAX = 64 * 1024 * 1024;

  @Provide
  static Arbitrary<byte[]> damaged() {
    return Damage.of(
        List.of(encoded(placed()), encoded(policyChanged()), encoded(placed(), placed())));
  }

  @Property
  void aDamagedRowIsReadAsACommitOrRefused(@ForAll("damaged") byte[] events) {
    read(events);
  }

  @Tag("exhaustive")
  @Property(tries = 500_000)
  void manyDamagedRowsAreReadAsCommitsOrRefused(@ForAll("damaged") byte[] events) {
    read(events);
  }

  private static void read(byte[] events) {
    Allocation allocation = new Allocation();
    try {
      Commit commit = CommitRows.of("mug", 7, "id", 1_700_000_000_000L, events);
      assertThat(CommitFaults.of(commit)).isEmpty();
      byte[] again = CommitBodies.encode(commit);
      assertThat(CommitRows.of("mug", 7, "id", 1_700_000_000_000L, again)).isEqualTo(commit);
    } catch (UndecodableException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    assertThat(allocation.bytes()).isLessThan(BYTES_MAX);
  }

  private static byte[] encoded(Event... events) {
    return CommitBodies.encode(new Commit("mug", 7L, "id", 0L, List.of(events), null));
  }

  private static Event placed() {
    return event(EventKind.ReservationPlaced, 0, 3)
        .setReservation("r1")
        .setCart("cart")
        .setQuantity(3L)
        .setExpiresAt(1_700_000_900_000L)
        .build();
  }

  private static Event policyChanged() {
    return event(EventKind.PolicyChanged, 0, 0)
        .setCommand("c1")
        .setCommandKind("policy")
        .setContentHash(7L)
        .setPolicy(Policies.DEFAULT)
        .build();
  }

  private static Event.Builder event(EventKind kind, long onHandDelta, long reservedDelta) {
    return Event.newBuilder()
        .setKind(kind.name())
        .setOnHandDelta(onHandDelta)
        .setReservedDelta(reservedDelta);
  }
}
