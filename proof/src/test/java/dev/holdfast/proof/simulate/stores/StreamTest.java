package dev.holdfast.proof.simulate.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.proof.simulate.world.World;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamTest {
  private final Stream stream = new Stream(new World(1, Set.of(), Set.of(), false), "stream");

  @Test
  void whatNobodyReadsAnyMoreIsForgotten() {
    for (int i = 0; i < 1_000; i++) {
      stream.put("key", new byte[] {(byte) i});
      stream.reshard();
      stream.forget(shard -> Integer.MAX_VALUE);
    }
    assertThat(stream.shards()).containsExactlyInAnyOrderElementsOf(stream.open());
  }

  @Test
  void whatIsStillToBeReadStays() {
    Shard shard = stream.put("key", new byte[] {1});
    stream.put("key", new byte[] {2});
    stream.forget(number -> number == shard.number() ? 1 : 0);

    assertThat(shard.oldest()).isEqualTo(1);
    assertThat(shard.size()).isEqualTo(2);
    assertThat(shard.get(1).bytes()).containsExactly(2);

    stream.reshard();
    stream.reshard();
    stream.forget(number -> 2);
    assertThat(shard.oldest()).isEqualTo(2);
    assertThat(stream.shards()).contains(shard);
  }
}
