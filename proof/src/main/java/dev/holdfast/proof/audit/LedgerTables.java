package dev.holdfast.proof.audit;

/** The tables of a {@link Ledger}, in SQL. */
final class LedgerTables {
  /** What is read from the tables. */
  static final String EMPTY =
      """
      create table log(
        item varchar, seq bigint, millis bigint, events bigint, on_hand bigint, reserved bigint,
        ttl bigint);
      create macro state_of(seq, on_hand, reserved) as
        'seq ' || seq || ': ' || on_hand || ' on hand, ' || reserved || ' reserved';
      create table snapshot(
        item varchar, seq bigint, on_hand bigint, reserved bigint,
        state varchar as (state_of(seq, on_hand, reserved)));
      create table availability(
        item varchar, seq bigint, on_hand bigint, reserved bigint,
        state varchar as (state_of(seq, on_hand, reserved)));
      create table unreadable_commit(item varchar, seq bigint, why varchar);
      create table unreadable_level(item varchar, kind varchar, why varchar);
      """;

  /** What is read from the archive. */
  static final String OF_THE_ARCHIVE =
      """
      create table archive(
        item varchar, seq bigint, position integer, onHandDelta bigint, reservedDelta bigint);
      create table unreadable_file(file varchar, why varchar);
      """;

  /**
   * What all that comes to, item by item. An event that was archived again, as after a start from
   * an older state, is found once by a check of its own, and does not hide what else is wrong.
   */
  static final String ADDED_UP =
      """
      create table archived_commit as
        select item, seq, count(*) as events, sum(onHandDelta)::bigint as on_hand,
          sum(reservedDelta)::bigint as reserved
        from (select distinct * from archive) group by item, seq;
      create table level as
        with kept as (
          select item, min(seq) as oldest, max(seq) as newest, count(*) as commits,
            coalesce(max(seq) filter (is_everywhere(millis)), 0) as everywhere,
            sum(on_hand) as on_hand, sum(reserved) as reserved
          from log anti join unreadable_commit using (item) group by item),
        below as (
          select item, count(*) as commits, sum(a.on_hand) as on_hand, sum(a.reserved) as reserved
          from archived_commit a join kept using (item) where a.seq < oldest group by item)
        select item, oldest, newest, everywhere, kept.commits as commits,
          coalesce(below.commits, 0) as commits_below,
          coalesce(below.on_hand, 0) as on_hand_below,
          coalesce(below.reserved, 0) as reserved_below,
          state_of(newest, kept.on_hand + coalesce(below.on_hand, 0),
            kept.reserved + coalesce(below.reserved, 0)) as state
        from kept left join below using (item);
      create table fold as
        select item, seq, state_of(seq,
          on_hand_below + sum(log.on_hand) over up_to, reserved_below + sum(log.reserved) over up_to)
          as state
        from log join level using (item)
        window up_to as (partition by item order by seq)
        union all
        select item, oldest - 1, state_of(oldest - 1, on_hand_below, reserved_below)
        from level where oldest > 1;
      create table archive_level as
        select item, max(seq) as seq, state_of(max(seq), sum(on_hand), sum(reserved)) as state
        from archived_commit a join level using (item) where a.seq <= newest group by item;
      """;

  private LedgerTables() {}
}
