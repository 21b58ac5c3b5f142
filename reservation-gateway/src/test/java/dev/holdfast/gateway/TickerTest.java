package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.UndecodableException;
import dev.holdfast.schema.WireFormat;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Ticks, on a real stream. */
class TickerTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private World world;
  private Caller gateway;

  @BeforeEach
  void open() {
    world = World.create(3);
    gateway = world.gateway();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void everyOpenShardGetsFiveTicksASecond() {
    await().atMost(SOON).untilAsserted(() -> assertEachShardHasTicks(3));

    List<Long> times = ticks(world.kinesis.shards(world.stream).get(0));
    assertThat(times.get(2) - times.get(0)).isBetween(300L, 15_000L);
    assertThat(gateway.get("/metrics").text()).contains("holdfast_tick_shards 3.0");
  }

  @Test
  void theShardsThatASplitOpensGetTicksToo() {
    await().atMost(SOON).untilAsserted(() -> assertEachShardHasTicks(1));
    Shard parent = world.kinesis.shards(world.stream).get(0);
    BigInteger start = new BigInteger(parent.hashKeyRange().startingHashKey());
    BigInteger end = new BigInteger(parent.hashKeyRange().endingHashKey());

    world.kinesis.split(world.stream, parent, start.add(end).shiftRight(1).toString());

    assertThat(world.kinesis.shards(world.stream)).hasSize(5);
    await().atMost(SOON).untilAsserted(() -> assertEachShardHasTicks(1));
    assertThat(gateway.get("/metrics").text()).contains("holdfast_tick_shards 4.0");
  }

  private void assertEachShardHasTicks(int atLeast) {
    assertThat(world.kinesis.shards(world.stream))
        .allSatisfy(shard -> assertThat(ticks(shard)).hasSizeGreaterThanOrEqualTo(atLeast));
  }

  private List<Long> ticks(Shard shard) {
    return world.kinesis.records(world.stream, shard).stream().map(TickerTest::time).toList();
  }

  private static long time(Record record) {
    try {
      return WireFormat.TICK.decode(record.data().asByteArray()).getAt();
    } catch (UndecodableException e) {
      throw new AssertionError("no tick", e);
    }
  }
}
