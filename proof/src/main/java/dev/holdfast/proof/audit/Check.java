package dev.holdfast.proof.audit;

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
      from level where newest - oldest + 1 <> commits"""),

  NEITHER_LOG_NOR_ARCHIVE(
      "commits below the oldest row are not in the archive",
      """
      select item, 'oldest row ' || oldest || ', archived below it ' || commits_below
      from level where commits_below <> oldest - 1"""),

  SNAPSHOT_DIFFERS(
      "the snapshot is not the fold of the log",
      """
      select l.item, 'log ' || l.state || ', snapshot ' || coalesce(s.state, 'missing')
      from level l left join snapshot s using (item) where s.state is distinct from l.state"""),

  AVAILABILITY_DIFFERS(
      "the availability is not the fold of the log",
      """
      select l.item, 'log ' || l.state || ', availability ' || coalesce(a.state, 'missing')
      from level l left join availability a using (item) where a.state is distinct from l.state"""),

  ARCHIVE_DIFFERS(
      "the sum over the archive is not the fold of the log",
      """
      select l.item, 'log ' || l.state || ', archive ' || coalesce(a.state, 'missing')
      from level l left join archive_level a using (item) where a.state is distinct from l.state"""),

  ARCHIVED_COMMIT_DIFFERS(
      "a commit is not in the archive as it is in the log",
      """
      select g.item, 'seq ' || g.seq
      from log g join archived_commit a using (item, seq)
      where (g.events, g.on_hand, g.reserved) is distinct from (a.events, a.on_hand, a.reserved)"""),

  ARCHIVED_TWICE(
      "an event is in the archive more than once",
      """
      select item, 'seq ' || seq || ', position ' || position || ', ' || count(*) || ' times'
      from archive group by item, seq, position having count(*) > 1"""),

  TTL_BEFORE_ARCHIVE(
      "a row may expire that is in no finished file",
      """
      select g.item, 'seq ' || g.seq
      from log g anti join archived_commit a using (item, seq) where g.ttl is not null"""),

  TTL_NOT_BELOW_SNAPSHOT(
      "a row may expire that is not below the snapshot",
      """
      select g.item, 'seq ' || g.seq || ', snapshot ' || coalesce(s.seq::varchar, 'missing')
      from log g left join snapshot s using (item)
      where g.ttl is not null and g.seq >= coalesce(s.seq, 0)"""),

  ITEM_WITHOUT_LOG(
      "an item has a read model or archived events, and no row in the log",
      """
      select item, 'no rows' from
        (select item from snapshot union select item from availability
         union select item from archive) known
      anti join level using (item) anti join unreadable_commit using (item)""");

  private final String meaning;
  private final String query;

  Check(String meaning, String query) {
    this.meaning = meaning;
    this.query = query;
  }

  /** What is wrong when the query finds something. */
  public String meaning() {
    return meaning;
  }

  /** Finds pairs of an item, or a file, and what is wrong with it. */
  String query() {
    return query;
  }
}
