package dev.holdfast.proof.audit;

import java.util.Locale;

/** What must be true of every item, each as a query for the items (or files) of which it is not. */
public enum Check {
  FILE_UNREADABLE(
      "a file of the archive cannot be read; what the others have is compared without it",
      "select file, why from unreadable_file"),

  COMMIT_UNREADABLE(
      "a row of the log is no commit; what its item adds up to is not compared",
      "select item, 'seq ' || seq || ', ' || why from unreadable_commit"),

  LEVEL_UNREADABLE(
      "a row of a read model is no level",
      "select item, kind || ', ' || why from unreadable_level"),

  LOG_HAS_A_HOLE(
      "a seq is missing between an item's oldest row and its newest",
      """
      select item, 'rows ' || oldest || ' to ' || newest || ', but ' || commits || ' of them'
      from level where newest - oldest + 1 <> commits\
      """),

  NEITHER_LOG_NOR_ARCHIVE(
      "commits below the oldest row are not in the archive",
      """
      select item, 'oldest row ' || oldest || ', archived below it ' || commits_below
      from level where commits_below <> oldest - 1\
      """),

  SNAPSHOT_DIFFERS("the snapshot is not the fold of the log", differs("snapshot", "snapshot")),

  AVAILABILITY_DIFFERS(
      "the availability is not the fold of the log", differs("availability", "availability")),

  ARCHIVE_DIFFERS(
      "the sum over the archive is not the fold of the log", differs("archive_level", "archive")),

  ARCHIVED_COMMIT_DIFFERS(
      "a commit is not in the archive as it is in the log",
      """
      select g.item, 'seq ' || g.seq
      from log g join archived_commit a using (item, seq)
      where (g.events, g.on_hand, g.reserved) is distinct from (a.events, a.on_hand, a.reserved)\
      """),

  ARCHIVED_TWICE(
      "an event is in the archive more than once",
      """
      select item, 'seq ' || seq || ', position ' || position || ', ' || count(*) || ' times'
      from archive group by item, seq, position having count(*) > 1\
      """),

  TTL_BEFORE_ARCHIVE(
      "a row may expire that is in no finished file",
      """
      select g.item, 'seq ' || g.seq
      from log g anti join archived_commit a using (item, seq) where g.ttl is not null\
      """),

  TTL_NOT_BELOW_SNAPSHOT(
      "a row may expire that is not below the snapshot",
      """
      select g.item, 'seq ' || g.seq || ', snapshot ' || coalesce(s.seq::varchar, 'missing')
      from log g left join snapshot s using (item)
      where g.ttl is not null and g.seq >= coalesce(s.seq, 0)\
      """),

  ITEM_WITHOUT_LOG(
      "an item has a read model or archived events, and no row in the log",
      """
      select item, 'no rows' from
        (select item from snapshot union select item from availability
         union select item from archive) known
      anti join level using (item) anti join unreadable_commit using (item)\
      """);

  private final String meaning;
  private final String query;

  Check(String meaning, String query) {
    this.meaning = meaning;
    this.query = query;
  }

  /**
   * Those that follow the log and are behind what must be everywhere, or are not as the log is at
   * the seq they have come to.
   */
  private static String differs(String table, String name) {
    return """
    select l.item, 'log '
      || case when coalesce(v.seq, 0) < everywhere then l.state else coalesce(f.state, l.state) end
      || ', NAME ' || coalesce(v.state, 'missing')
    from level l left join TABLE v using (item) left join fold f on f.item = l.item and f.seq = v.seq
    where coalesce(v.seq, 0) < everywhere
      or v.seq is not null and v.state is distinct from f.state\
    """
        .replace("TABLE", table)
        .replace("NAME", name);
  }

  /** What is wrong when the query finds something. */
  public String meaning() {
    return meaning;
  }

  /** Its name in reports and rows. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds pairs of an item, or a file, and what is wrong with it. */
  String query() {
    return query;
  }
}
