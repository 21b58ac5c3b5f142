package dev.holdfast.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.memory.MemoryEventLog;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TablesCheckTest {
  private static final SnapshotStore NONE = item -> found(false, item);
  private static final SnapshotStore ALL = item -> found(true, item);
  private static final long LATER = Examples.AT + Duration.ofMinutes(11).toMillis();

  private final MemoryEventLog log = new MemoryEventLog();

  @Test
  void aLogWithoutItemsHasLostNoSnapshot() {
    assertThat(isLost(NONE, LATER)).isFalse();
  }

  @Test
  void itemsWithoutSnapshotsHaveLostThem() {
    fill("cup");
    fill("mug");

    assertThat(isLost(NONE, LATER)).isTrue();
    assertThat(isLost(ALL, LATER)).isFalse();
  }

  @Test
  void anItemThatIsNewHasNoSnapshotYet() {
    fill("mug");

    assertThat(isLost(NONE, Examples.AT + 60_000)).isFalse();
  }

  @Test
  void oneSnapshotShowsThatTheTableIsTheOldOne() {
    for (int i = 0; i < 50; i++) {
      fill("item-" + i);
    }

    assertThat(isLost(item -> found(item.endsWith("7"), item), LATER)).isFalse();
    assertThat(isLost(NONE, LATER)).isTrue();
  }

  private void fill(String item) {
    log.append(Commit.newBuilder(Examples.unit(1)).setItem(item).build());
  }

  private boolean isLost(SnapshotStore snapshots, long now) {
    return TablesCheck.areSnapshotsLost(log, log, snapshots, now);
  }

  private static CompletableFuture<Optional<StockLevel>> found(boolean isThere, String item) {
    return CompletableFuture.completedFuture(
        isThere ? Optional.of(Levels.empty(item)) : Optional.empty());
  }
}
