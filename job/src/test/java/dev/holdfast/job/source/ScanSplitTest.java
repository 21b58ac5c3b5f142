package dev.holdfast.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.RowKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import org.junit.jupiter.api.Test;

class ScanSplitTest {
  private static final long KEPT_AT = 1_700_000_000_000L;

  @Test
  void splitsOfTheFirstVersionGoOnNamingItems() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(3);
    out.writeInt(16);
    out.writeLong(KEPT_AT);
    out.writeUTF("cup");
    out.writeBoolean(false);

    ScanSplit split = new ScanSplit.Bytes().deserialize(1, bytes.toByteArray());

    assertThat(split.isWhole()).isFalse();
    assertThat(split.item()).contains("cup");
    assertThat(split.keptAt()).isEqualTo(KEPT_AT);
  }

  @Test
  void aSegmentThatIsReadReadsBackAsItWas() throws Exception {
    ScanSplit split = ScanSplit.whole(3, 16).after(new RowKey("cup", 7)).keptAt(KEPT_AT);

    ScanSplit.Bytes bytes = new ScanSplit.Bytes();
    ScanSplit back = bytes.deserialize(bytes.getVersion(), bytes.serialize(split));

    assertThat(back.isWhole()).isTrue();
    assertThat(back.row()).contains(new RowKey("cup", 7));
    assertThat(back.keptAt()).isEqualTo(KEPT_AT);
    assertThat(back.isRead()).isFalse();
  }
}
