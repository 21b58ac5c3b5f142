package dev.holdfast.proof.rebuild;

import dev.holdfast.command.Progress;
import dev.holdfast.log.EventLog;
import dev.holdfast.schema.Commit;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;

/**
 * Makes all read models anew from log and cold storage, beside the stored ones, and compares; then,
 * if it is asked to, puts back into the log what only cold storage has, and makes the stored rows
 * as they must be. What is broken off half way is done again from the beginning: it comes to the
 * same.
 *
 * <p>It may go on beside gateways and job. Rows are read before the log, so that the log has all
 * that they tell of, and are written on the condition that nobody has written them since. What the
 * job writes later goes by its own condition, that it is newer.
 */
final class Rebuild {
  private static final int LEFT_MAX = 10;
  private static final int EXAMPLES_MAX = 20;

  /**
   * Rows of which nothing can be said are not touched, and are no differences. A snapshot that is
   * older than the log's newest commit, and not than its oldest, is as good as any: who starts from
   * it reads the rest. Beside a job at work, what is young is not missed, nor that it is told.
   */
  private static final String DIFFERENCES =
      """
      select w.model as model, w.key as key, w.compared as compared, coalesce(w.ttl, 0) as ttl,
        coalesce(s.seq, 0) as seen,
        case when coalesce(s.seq < w.seq, true) and w.at >= %1$d then 'on their way'
          when s.key is null then 'missing' when s.seq > w.seq then 'ahead of the log'
          when w.model = 'SNAPSHOTS' and s.seq < w.seq and s.seq >= l.oldest - 1
            then 'on their way'
          when s.seq < w.seq then 'behind the log' else 'otherwise' end as how
      from wanted w left join stored s using (model, key)
        left join (select item, min(seq) as oldest from logged group by item) l on l.item = w.item
      where s.compared is distinct from w.compared and not (w.has_ended and s.key is null)
      union all
      select s.model, s.key, null, 0, s.seq, 'not in the log'
      from stored s anti join wanted w using (model, key) anti join left_as_it_is using (item)\
      """;

  private final Books books;
  private final StoredRows tables;
  private final EventLog log;
  private final List<Path> archive;
  private final RebuildSettings settings;
  private long now;
  private long items;

  /**
   * @param archive the files of cold storage
   */
  Rebuild(
      Books books, StoredRows tables, EventLog log, List<Path> archive, RebuildSettings settings) {
    this.books = books;
    this.tables = tables;
    this.log = log;
    this.archive = archive;
    this.settings = settings;
  }

  /** Reads everything, and compares. */
  RebuildReport compare(Progress progress) throws SQLException {
    AtomicLong done = new AtomicLong();
    progress.phase("cold storage", archive.size(), done::get, () -> "files");
    for (Path file : archive) {
      books.archive(file);
      done.incrementAndGet();
    }
    readTables(progress);
    AtomicLong folded = new AtomicLong();
    long commits = new Stories(books).commits();
    progress.phase("fold", commits, folded::get, () -> "commits");
    fold(folded);
    return report();
  }

  private void readTables(Progress progress) throws SQLException {
    AtomicLong read = new AtomicLong();
    progress.phase("tables", tables.about(), read::get, () -> "rows");
    now = settings.time().getAsLong();
    try (DuckDBAppender rows = books.appender("stored")) {
      tables.models(rows, now, read);
    }
    try (DuckDBAppender rows = books.appender("logged")) {
      tables.log(rows, read);
    }
  }

  private void fold(AtomicLong folded) throws SQLException {
    items = 0;
    try (WantedRows wanted = new WantedRows(books.appender("wanted"), settings, now);
        DuckDBAppender left = books.appender("left_as_it_is");
        DuckDBAppender putBack = books.appender("to_put_back")) {
      new Stories(books)
          .tell(
              story -> {
                items++;
                if (story.fault().isPresent()) {
                  add(left, story.item(), story.fault().get());
                  return;
                }
                wanted.add(story);
                long[] seqs = story.toPutBack().orElse(new long[] {1, 0});
                for (long seq = seqs[0]; seq <= seqs[1]; seq++) {
                  putBack.beginRow();
                  putBack.append(story.item());
                  putBack.append(seq);
                  putBack.endRow();
                }
              },
              folded);
    }
  }

  private static void add(DuckDBAppender rows, String item, String why) throws SQLException {
    rows.beginRow();
    rows.append(item);
    rows.append(why);
    rows.endRow();
  }

  private RebuildReport report() throws SQLException {
    Map<String, Long> differences = new TreeMap<>();
    books.each(
        "select lower(model) || ' ' || how, count(*) from (%s) group by 1".formatted(differences()),
        row -> differences.put(row.getString(1), row.getLong(2)));
    List<String> examples = new ArrayList<>();
    books.each(
        """
        select lower(model) || ' ' || how || ': ' || key from (%s)
        where how <> 'on their way' order by 1 limit %d\
        """
            .formatted(differences(), EXAMPLES_MAX),
        row -> examples.add(row.getString(1)));
    List<String> left = new ArrayList<>();
    books.each(
        "select item || ': ' || why from left_as_it_is order by 1 limit " + LEFT_MAX,
        row -> left.add(row.getString(1)));
    return new RebuildReport(
        items,
        books.number("select count(*) from wanted"),
        books.number("select count(*) from to_put_back"),
        differences,
        examples,
        left,
        books.number("select count(*) from left_as_it_is"));
  }

  private String differences() {
    return DIFFERENCES.formatted(settings.youngFrom(now));
  }

  /**
   * Makes log and rows as {@link #compare} found that they must be, and compares once more. The log
   * goes first: no row is to tell of a commit that it does not have.
   */
  RebuildReport write(Progress progress) throws SQLException {
    AtomicLong done = new AtomicLong();
    long commits = books.number("select count(*) from to_put_back");
    progress.phase("to the log", commits, done::get, () -> "commits");
    new Stories(books).toPutBack(commit -> putBack(commit, done));
    long differences = books.number("select count(*) from (%s)".formatted(differences()));
    done.set(0);
    progress.phase("to the tables", differences, done::get, () -> "rows");
    books.each(
        differences(),
        row -> {
          Model model = Model.valueOf(row.getString("model"));
          SeenRow seen = SeenRow.of(row.getLong("seen"));
          if (row.getString("compared") == null) {
            tables.delete(model, row.getString("key"), seen);
          } else {
            tables.put(model, row.getString("compared"), row.getLong("ttl"), now, seen);
          }
          done.incrementAndGet();
        });
    tables.await();
    books.empty(List.of("logged", "stored", "wanted", "left_as_it_is", "to_put_back"));
    readTables(progress);
    fold(new AtomicLong());
    return report();
  }

  /** If a row is there by now, somebody writes meanwhile; the comparison that follows shows it. */
  private void putBack(Commit commit, AtomicLong done) {
    log.append(commit).toCompletableFuture().join();
    done.incrementAndGet();
  }
}
