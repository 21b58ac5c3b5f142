package dev.holdfast.job.fold;

import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** A commit with the reservations it changed, as they stand after it. */
public final class HoldChanges {
  public static final TypeInformation<HoldChanges> TYPE =
      Types.POJO(
          HoldChanges.class,
          Map.of("commit", RecordTypes.COMMIT, "holds", Types.LIST(RecordTypes.HOLD)));

  public Commit commit;
  public List<Hold> holds;

  public HoldChanges() {}

  public HoldChanges(Commit commit, List<Hold> holds) {
    this.commit = commit;
    this.holds = holds;
  }
}
