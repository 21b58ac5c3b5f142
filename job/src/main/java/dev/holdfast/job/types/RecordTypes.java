package dev.holdfast.job.types;

import dev.holdfast.job.fold.HoldChanges;
import dev.holdfast.job.source.FoundRow;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.ParkedWebhook;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The records that travel through the job or lie in its state. */
public final class RecordTypes {
  public static final TypeInformation<Command> COMMAND = of(Command.class);
  public static final TypeInformation<Commit> COMMIT = of(Commit.class);
  public static final TypeInformation<Proposal> PROPOSAL = of(Proposal.class);
  public static final TypeInformation<Hold> HOLD = of(Hold.class);
  public static final TypeInformation<StockLevel> LEVEL = of(StockLevel.class);
  public static final TypeInformation<Outcome> OUTCOME = of(Outcome.class);
  public static final TypeInformation<ParkedWebhook> PARKED_WEBHOOK = of(ParkedWebhook.class);
  public static final TypeInformation<DeadLetter> LETTER = of(DeadLetter.class);
  public static final TypeInformation<List<Proposal>> PROPOSALS = Types.LIST(PROPOSAL);
  public static final TypeInformation<HoldChanges> HOLD_CHANGES =
      Types.POJO(HoldChanges.class, Map.of("commit", COMMIT, "holds", Types.LIST(HOLD)));
  public static final TypeInformation<FoundRow> FOUND_ROW =
      Types.POJO(FoundRow.class, Map.of("item", Types.STRING, "seq", Types.LONG, "commit", COMMIT));

  private RecordTypes() {}

  /** With its generated coder, which writes the same bytes without walking through the schema. */
  public static <T extends SpecificRecord> TypeInformation<T> of(Class<T> type) {
    SpecificData.getForClass(type).setCustomCoders(true);
    return new RecordTypeInfo<>(type);
  }
}
