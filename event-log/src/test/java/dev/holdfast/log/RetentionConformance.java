package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What everybody promises who gives the rows of a log their end. */
public abstract class RetentionConformance extends PortConformance {
  private final String item = "item-" + UUID.randomUUID();

  protected abstract EventLog log();

  /** Of the log's rows. */
  protected abstract Retention retention();

  /** The row's ttl, if the row is there and has one. */
  protected abstract OptionalLong ttl(String item, long seq);

  @Test
  void aRetiredRowReadsAsBeforeAndHasAnEnd() {
    fill(1, 3);
    List<Commit> before = await(log().read(item, 0, 10));

    await(retention().retire(item, 2, 4_000_000_000L));

    assertThat(ttl(item, 1)).isEmpty();
    assertThat(ttl(item, 2)).hasValue(4_000_000_000L);
    assertThat(ttl(item, 3)).isEmpty();
    assertThat(await(log().read(item, 0, 10))).isEqualTo(before);
    assertThat(await(log().append(Commits.received(item, 2, 9))).isWritten()).isFalse();
  }

  @Test
  void aRowRetiredTwiceKeepsItsFirstEnd() {
    fill(1, 2);
    await(retention().retire(item, 1, 4_000_000_000L));

    await(retention().retire(item, 1, 4_000_000_777L));

    assertThat(ttl(item, 1)).hasValue(4_000_000_000L);
  }

  @Test
  void retiringARowThatIsNotThereMakesNone() {
    await(retention().retire(item, 1, 4_000_000_000L));

    assertThat(ttl(item, 1)).isEmpty();
    assertThat(await(log().tail(item))).isEmpty();
    assertThat(await(log().append(Commits.received(item, 1, 5))).isWritten()).isTrue();
    assertThat(ttl(item, 1)).isEmpty();
  }

  private void fill(long first, long last) {
    LongStream.rangeClosed(first, last)
        .forEach(seq -> await(log().append(Commits.received(item, seq, seq))));
  }
}
