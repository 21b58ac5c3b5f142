package dev.holdfast.job.types;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.HoldWork;
import dev.holdfast.schema.ItemWork;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The records that travel through the job or lie in its state. */
public final class RecordTypes {
  public static final TypeInformation<Command> COMMAND = of(Command.class);
  public static final TypeInformation<Commit> COMMIT = of(Commit.class);
  public static final TypeInformation<Proposal> PROPOSAL = of(Proposal.class);
  public static final TypeInformation<Hold> HOLD = of(Hold.class);
  public static final TypeInformation<HoldWork> HOLD_WORK = of(HoldWork.class);
  public static final TypeInformation<ItemWork> ITEM_WORK = of(ItemWork.class);
  public static final TypeInformation<StockLevel> LEVEL = of(StockLevel.class);
  public static final TypeInformation<Outcome> OUTCOME = of(Outcome.class);
  public static final TypeInformation<DeadLetter> LETTER = of(DeadLetter.class);

  private RecordTypes() {}

  /** With its generated coder, which writes the same bytes without walking through the schema. */
  private static <T extends SpecificRecord> TypeInformation<T> of(Class<T> type) {
    SpecificData.getForClass(type).setCustomCoders(true);
    return new RecordTypeInfo<>(type);
  }
}
