package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Policies;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.StockLevel;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of snapshots promises who reads it. */
public abstract class SnapshotStoreConformance extends PortConformance {
  private final String item = "item-" + UUID.randomUUID();

  protected abstract SnapshotStore snapshots();

  /** Stores a snapshot, as the job does. */
  protected abstract void store(StockLevel level);

  @Test
  void anItemWithoutASnapshotHasNone() {
    store(level(item + "x", 1));

    assertThat(await(snapshots().find(item))).isEmpty();
  }

  @Test
  void aSnapshotIsReadAsItWasStored() {
    Policy policy = Policy.newBuilder(Policies.DEFAULT).setSafetyStock(7).build();
    StockLevel level = StockLevel.newBuilder(level(item, 5)).setPolicy(policy).build();
    store(level);

    assertThat(await(snapshots().find(item))).contains(level);
  }

  @Test
  void theNewestIsReadAsSoonAsItIsStored() {
    for (long seq = 1; seq <= 10; seq++) {
      store(level(item, seq));
      assertThat(await(snapshots().find(item)).map(StockLevel::getSeq)).contains(seq);
    }
  }

  private static StockLevel level(String item, long seq) {
    return new StockLevel(
        item, seq, 1_700_000_000_000L + seq, 90L + seq, 3L, Policies.DEFAULT, null);
  }
}
