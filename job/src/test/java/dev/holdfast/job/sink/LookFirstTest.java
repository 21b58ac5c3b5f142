package dev.holdfast.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Policies;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.ReadModelsConformance;
import dev.holdfast.log.ManualTime;
import dev.holdfast.log.ReservationRows;
import dev.holdfast.log.SnapshotStore;
import dev.holdfast.log.dynamodb.DynamoDbReadModels;
import dev.holdfast.log.dynamodb.LocalDynamoDb;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.schema.Availability;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.StockLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

class LookFirstTest {
  /** In 2096: rows whose end has passed may be deleted at any moment. */
  private static final long AT = 4_000_000_000_000L;

  private static final long LATER = AT + LookFirst.OLD.toMillis();
  private static final Tables TABLES = new Tables("test-");
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbAsyncClient client;

  private final String item = "item-" + UUID.randomUUID();
  private final List<String> written = new ArrayList<>();
  private final DynamoDbReadModels reads = new DynamoDbReadModels(client, TABLES);

  @BeforeAll
  static void start(@TempDir Path data) {
    dynamoDb = LocalDynamoDb.start(data);
    client = dynamoDb.client();
    TABLES.createMissing(client);
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  private ReadModels at(long now) {
    ManualTime time = new ManualTime(now);
    DynamoDbWrites writes = new DynamoDbWrites(client, TABLES, time, Duration.ofDays(100));
    return new LookFirst(new Written(writes), client, TABLES, time);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private StockLevel level(long seq) {
    return new StockLevel(item, seq, AT, 4L, 0L, Policies.DEFAULT, null);
  }

  private void writeAll(long now, long seq) {
    join(at(now).write(level(seq)));
    join(at(now).write(AvailabilityRow.of(level(seq), List.of())));
  }

  @Nested
  class AsReadModels extends ReadModelsConformance {
    @Override
    protected ReadModels readModels() {
      return at(LATER);
    }

    @Override
    protected ReservationRows reservations() {
      return reads.reservations();
    }

    @Override
    protected SnapshotStore snapshots() {
      return reads.snapshots();
    }

    @Override
    protected Optional<Availability> availability(String item) {
      return join(reads.availability(item));
    }
  }

  @Test
  void whatIsOldIsWrittenUnlessItsRowTellsOfAsMuch() {
    writeAll(LATER, 2);
    assertThat(written).containsExactly("snapshot 2", "availability 2");

    writeAll(LATER, 1);
    writeAll(LATER, 2);
    assertThat(written).hasSize(2);

    writeAll(LATER, 3);
    assertThat(written).hasSize(4).endsWith("snapshot 3", "availability 3");
  }

  @Test
  void aHoldIsLookedAtByItsOwnRow() {
    Hold placed = Hold.newBuilder(Holds.placed(item, "r1", "c1", 2, AT, 1, AT)).setSeq(2L).build();
    Hold before = Hold.newBuilder(placed).setSeq(1L).build();
    assertThat(join(at(LATER).writeIfSamePlacing(placed))).isTrue();
    assertThat(join(at(LATER).writeIfSamePlacing(before))).isTrue();
    assertThat(written).containsExactly("reservation 2");

    Hold other = Hold.newBuilder(before).setReservation("r2").build();
    assertThat(join(at(LATER).writeIfSamePlacing(other))).isTrue();
    assertThat(written).containsExactly("reservation 2", "reservation 1");
  }

  @Test
  void whatIsNewIsWrittenWithoutALook() {
    writeAll(LATER, 2);
    writeAll(LATER - 1, 1);

    assertThat(written).hasSize(4);
  }

  /** Notes what gets as far as a write. */
  private final class Written implements ReadModels {
    private final ReadModels writes;

    Written(ReadModels writes) {
      this.writes = writes;
    }

    @Override
    public CompletionStage<Void> write(Hold hold) {
      return writes.write(hold);
    }

    @Override
    public CompletionStage<Boolean> writeIfSamePlacing(Hold hold) {
      written.add("reservation " + hold.getSeq());
      return writes.writeIfSamePlacing(hold);
    }

    @Override
    public CompletionStage<Void> write(StockLevel level) {
      written.add("snapshot " + level.getSeq());
      return writes.write(level);
    }

    @Override
    public CompletionStage<Void> write(Availability availability) {
      written.add("availability " + availability.getSeq());
      return writes.write(availability);
    }
  }
}
