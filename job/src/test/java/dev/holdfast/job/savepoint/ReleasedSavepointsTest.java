package dev.holdfast.job.savepoint;

import static dev.holdfast.job.savepoint.SavepointScene.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.job.archive.ArchiveReader;
import dev.holdfast.job.world.Clusters;
import dev.holdfast.job.world.Shop;
import dev.holdfast.job.world.World;
import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.HoldStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever savepoint a release has written, today's job goes on from it. */
class ReleasedSavepointsTest {
  @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.ofSlots(3);

  private final World world = new World();
  private final Shop shop = new Shop(world, "mug");
  private final SavepointScene scene = new SavepointScene(world);
  private RunningJob job;

  @AfterEach
  void close() {
    if (job != null) {
      job.close();
    }
    world.close();
  }

  static Stream<Arguments> restores() throws IOException {
    return KeptSavepoint.all().stream()
        .flatMap(kept -> Stream.of(1, 2, 3).map(parallelism -> Arguments.of(kept, parallelism)));
  }

  @ParameterizedTest(name = "{0} at parallelism {1}")
  @MethodSource("restores")
  void holdsExpireAndCommandsAreDecidedAsIfNothingHadHappened(
      KeptSavepoint kept, int parallelism, @TempDir Path folder) throws Exception {
    kept.bringBack(world);
    long start = placedAt(SavepointScene.RUNS_OUT);
    job = RunningJob.start(world, folder, parallelism, kept.path());

    shop.send(scene.confirm(SavepointScene.IS_CONFIRMED_LATER), start);
    shop.send(scene.confirm(SavepointScene.WAS_CONFIRMED), start); // sent once more
    shop.tick(start + SavepointScene.HOLD_SECONDS * 1_000L + 10_000);

    soon().until(() -> status(SavepointScene.RUNS_OUT) == HoldStatus.expired);
    soon().until(() -> status(SavepointScene.IS_CONFIRMED_LATER) == HoldStatus.confirmed);
    soon().until(() -> status(SavepointScene.WAITS) == HoldStatus.confirmed);
    assertThat(shop.kinds())
        .containsOnlyOnce("ReservationExpired")
        .filteredOn("ReservationConfirmed"::equals)
        .hasSize(3);
    assertThat(shop.level().getReserved()).isZero();
    soon().until(() -> shop.level().equals(world.readModels.level("mug")));
    assertThat(world.outcomes).extracting(told -> told.getCommand()).doesNotHaveDuplicates();
    // Commits that were kept back for cold storage in the savepoint.
    soon()
        .ignoreException(FileNotFoundException.class) // renamed between listing and looking
        .until(() -> archived("mug").contains(1L) && archived("cup").contains(1L));

    Map<String, List<String>> serializers =
        StateSerializers.of(job.stopWithSavepoint(folder.resolve("savepoint")));
    assertThat(serializers).containsKeys("holds", "agenda", "level", "progress", "told");
    assertThat(new TreeSet<>(serializers.values().stream().flatMap(List::stream).toList()))
        .isSubsetOf(
            "AvroSerializer",
            "IntSerializer",
            "ListSerializer",
            "LongSerializer",
            "MapSerializer",
            "PojoSerializer",
            "StringSerializer",
            "VoidNamespaceSerializer",
            "VoidSerializer",
            "TimerSerializer");
  }

  @Test
  void noOperatorOfAReleaseHasLostItsUid() throws Exception {
    for (KeptSavepoint kept : KeptSavepoint.all()) {
      assertThat(KeptSavepoint.uidsOfToday()).as(kept.toString()).containsAll(kept.uids());
    }
  }

  private long placedAt(String reservation) {
    for (Commit commit : shop.commits()) {
      for (Event event : commit.getEvents()) {
        if (reservation.equals(event.getReservation())) {
          return commit.getAt();
        }
      }
    }
    throw new AssertionError(reservation + " is not in the log");
  }

  private HoldStatus status(String reservation) {
    var hold = world.readModels.hold("mug", reservation);
    return hold == null ? null : hold.getStatus();
  }

  private List<Long> archived(String item) throws IOException {
    List<Long> seqs = new ArrayList<>();
    for (var file : ArchiveReader.files(new org.apache.flink.core.fs.Path(world.archive))) {
      ArchiveReader.rows(file).stream()
          .filter(row -> row.getItem().equals(item))
          .map(ArchivedEvent::getSeq)
          .forEach(seqs::add);
    }
    return seqs;
  }
}
