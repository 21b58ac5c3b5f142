-- Cold storage in DuckDB. In the folder that holdfast-data is in:  duckdb -c ".read docs/examples/archive.sql"
-- Files from S3:  read_parquet('s3://BUCKET/archive/day=*/*.parquet', …) after INSTALL httpfs; LOAD httpfs.

-- Columns that came later are null in older files.
CREATE VIEW events AS
SELECT * FROM read_parquet('holdfast-data/archive/day=*/*.parquet', hive_partitioning = true, union_by_name = true);

-- Right also after a restore from an older savepoint, which archives some events again.
CREATE VIEW events_once AS
SELECT * EXCLUDE (copy) FROM (
  SELECT *, row_number() OVER (PARTITION BY item, seq, position ORDER BY day) AS copy FROM events)
WHERE copy = 1;

-- levels: what there is of every item, by addition alone.
SELECT item, max(seq) AS seq, sum(onHandDelta)::BIGINT AS onHand, sum(reservedDelta)::BIGINT AS reserved
FROM events_once GROUP BY item ORDER BY item;

-- levels at a moment: the same, of what had happened by then.
SELECT item, sum(onHandDelta)::BIGINT AS onHand, sum(reservedDelta)::BIGINT AS reserved
FROM events_once WHERE "at" < TIMESTAMPTZ '2026-11-23 00:00:00+00' GROUP BY item ORDER BY item;

-- sales: units sold, by day and item.
SELECT day, item, sum(quantity)::BIGINT AS sold
FROM events_once WHERE kind IN ('ReservationConfirmed', 'LateConfirmation') AND quantity > 0
GROUP BY day, item ORDER BY day, item;

-- holds: how many were placed, and how they ended.
SELECT item, count(*) FILTER (kind = 'ReservationPlaced') AS placed,
  count(*) FILTER (kind IN ('ReservationConfirmed', 'LateConfirmation') AND quantity > 0) AS sold,
  count(*) FILTER (kind = 'ReservationReleased' AND quantity > 0) AS released,
  count(*) FILTER (kind = 'ReservationExpired') AS expired
FROM events_once GROUP BY item ORDER BY item;

-- out of stock: from when to when each item was told to be sold out; no end while it still is.
SELECT item, min("at") AS since, max(until) FILTER (ended) AS until FROM (
  SELECT item, "at", seq, lead("at") OVER told AS until, lead(kind) OVER told = 'BackInStock' AS ended,
    count(*) FILTER (kind = 'BackInStock') OVER told AS stretch, kind
  FROM events_once WHERE kind IN ('SoldOut', 'Shortfall', 'ShortfallEnded', 'BackInStock')
  WINDOW told AS (PARTITION BY item ORDER BY seq))
WHERE kind <> 'BackInStock' GROUP BY item, stretch ORDER BY item, since;

-- gaps: nothing is missing; no rows.
SELECT item, seq FROM (
  SELECT item, seq, seq - coalesce(lag(seq) OVER (PARTITION BY item ORDER BY seq, position), 0) AS step
  FROM events_once) WHERE step > 1;
