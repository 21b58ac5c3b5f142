package dev.holdfast.proof.rebuild;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.NewestHolds;
import dev.holdfast.job.sink.AvailabilityRow;
import dev.holdfast.job.sink.HoldRows;
import dev.holdfast.job.sink.OutcomeRows;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.StockLevel;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of the read models as they must be, made of what the log says by the job's own rules.
 */
final class WantedRows implements AutoCloseable {
  /** As many as the job names. */
  private static final int SHORTFALL_HOLDS_MAX = 20;

  private final DuckDBAppender rows;
  private final RebuildSettings settings;
  private final long now;

  /**
   * @param now epoch milliseconds; a row that may have been deleted by then is not missed
   */
  WantedRows(DuckDBAppender rows, RebuildSettings settings, long now) {
    this.rows = rows;
    this.settings = settings;
    this.now = now;
  }

  void add(ItemStory story) throws SQLException {
    StockLevel level = story.fold().level();
    String item = story.item();
    add(Model.SNAPSHOTS, item, level.getSeq(), level.getAt(), Rows.toRow(level));
    StockLevel inForce = settings.policies().inForce(level);
    add(
        Model.AVAILABILITY,
        item,
        level.getSeq(),
        level.getAt(),
        Rows.toRow(AvailabilityRow.of(inForce, shortfallHolds(inForce, story))));
    for (Hold hold : story.fold().holds()) {
      add(
          Model.RESERVATIONS,
          item,
          hold.getSeq(),
          hold.getAt(),
          HoldRows.of(hold, settings.soldKept()));
    }
    for (Outcome outcome : story.fold().outcomes()) {
      add(Model.OUTCOMES, item, outcome.getSeq(), outcome.getAt(), OutcomeRows.of(outcome));
    }
  }

  private static List<String> shortfallHolds(StockLevel level, ItemStory story) {
    long shortfall = Levels.shortfall(level);
    return shortfall == 0
        ? List.of()
        : NewestHolds.covering(story.newest(), shortfall, SHORTFALL_HOLDS_MAX).stream()
            .map(Hold::getReservation)
            .toList();
  }

  private void add(Model model, String item, long seq, long at, Map<String, AttributeValue> row)
      throws SQLException {
    rows.beginRow();
    rows.append(model.name());
    rows.append(model.key(row));
    rows.append(item);
    rows.append(seq);
    rows.append(at);
    AttributeValue ttl = row.get(Rows.TTL);
    if (ttl == null) {
      rows.appendNull();
    } else {
      rows.append(Long.parseLong(ttl.n()));
    }
    rows.append(ttl != null && Long.parseLong(ttl.n()) * 1_000 < now);
    rows.append(Model.compared(row));
    rows.endRow();
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }
}
