package dev.holdfast.job.source;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The commits of rows that a scan has found; of all others, that they are there. */
public final class TellRows extends ProcessFunction<FoundRow, Commit> {
  /** Where those come out, as commands without effect. */
  public static final OutputTag<Command> NAMED =
      new OutputTag<>(Flow.NAMED_ROWS, RecordTypes.COMMAND);

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(FoundRow row, Context context, Collector<Commit> out) {
    if (row.commit == null) {
      context.output(NAMED, Nudges.of(row.item, row.seq));
    } else {
      out.collect(row.commit);
    }
  }
}
