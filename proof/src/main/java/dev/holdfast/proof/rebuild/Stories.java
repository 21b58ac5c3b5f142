package dev.holdfast.proof.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.log.dynamodb.CommitRows;
import dev.holdfast.log.dynamodb.Rows;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.UndecodableException;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Goes through all items, and folds of each what log and cold storage say together: the log where
 * it has a row, cold storage where that has gone.
 */
final class Stories {
  /** A commit of cold storage may be there twice, by a start without state; it counts once. */
  private static final String COLD =
      """
      select item, seq, commit_id, written_at,
        '[' || string_agg(event, ',' order by position) || ']' as cold
      from (select item, seq, position, commit_id, written_at, any_value(event) as event
        from archived group by all)
      group by item, seq, commit_id, written_at\
      """;

  private static final String ALL =
      """
      select * from (
        select item, seq, commit_id, written_at, events, null as cold from logged
        union all
        select item, seq, commit_id, written_at, null, cold from (%s))
      order by item, seq, events is null\
      """
          .formatted(COLD);

  private static final String TO_PUT_BACK =
      "select cold.* from (%s) cold join to_put_back using (item, seq) order by item, seq"
          .formatted(COLD);

  private static final String COMMITS =
      "select (select count(*) from logged) + (select count(*) from (%s))".formatted(COLD);

  /** Hears of each item when all of it has been read. */
  interface Hearer {
    void hear(ItemStory story) throws SQLException;
  }

  private final Books books;
  private ItemStory story;

  Stories(Books books) {
    this.books = books;
  }

  /** How many there are to be told of. */
  long commits() throws SQLException {
    return books.number(COMMITS);
  }

  /**
   * @param commits counts them
   */
  void tell(Hearer hearer, AtomicLong commits) throws SQLException {
    story = null;
    books.each(
        ALL,
        row -> {
          String item = row.getString("item");
          if (story == null || !story.item().equals(item)) {
            end(hearer);
            story = new ItemStory(item);
          }
          add(row);
          commits.incrementAndGet();
        });
    end(hearer);
  }

  private void end(Hearer hearer) throws SQLException {
    if (story != null) {
      hearer.hear(story);
    }
  }

  private void add(ResultSet row) throws SQLException {
    try {
      if (row.getString("cold") == null) {
        story.logged(row.getLong("seq"), loggedCommit(row));
      } else {
        story.archived(archivedCommit(row));
      }
    } catch (UndecodableException | RuntimeException e) {
      story.unreadable(row.getLong("seq"), String.valueOf(e.getMessage()));
    }
  }

  private static Commit loggedCommit(ResultSet row) throws SQLException, UndecodableException {
    Blob events = row.getBlob("events");
    return CommitRows.of(
        row.getString("item"),
        row.getLong("seq"),
        row.getString("commit_id"),
        row.getLong("written_at"),
        events.getBytes(1, (int) events.length()));
  }

  private static Commit archivedCommit(ResultSet row) throws SQLException {
    List<Event> events = new ArrayList<>();
    for (JsonNode event : RowJson.elements(row.getString("cold"))) {
      events.add(Rows.fromRow(RowJson.row(event), Event.class));
    }
    return new Commit(
        row.getString("item"),
        row.getLong("seq"),
        row.getString("commit_id"),
        row.getLong("written_at"),
        events,
        /* traceparent= */ null);
  }

  /** Takes a commit that only cold storage has. */
  interface Commits {
    void take(Commit commit) throws SQLException;
  }

  /** The commits that the log lacks at its end, each item's in order. */
  void toPutBack(Commits commits) throws SQLException {
    books.each(TO_PUT_BACK, row -> commits.take(archivedCommit(row)));
  }
}
