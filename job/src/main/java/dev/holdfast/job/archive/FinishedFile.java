package dev.holdfast.job.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.core.fs.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.hadoop.ParquetReader;

/** Reads back which commits a finished file holds; of its columns, only the two that say so. */
final class FinishedFile {
  private static final Schema ITEM_AND_SEQ =
      SchemaBuilder.record("ArchivedEvent")
          .namespace("dev.holdfast.schema")
          .fields()
          .requiredString("item")
          .requiredLong("seq")
          .endRecord();

  private FinishedFile() {}

  /**
   * The ranges of commits in the file, those of items with few commits in it first: a hot item can
   * wait, and others do not wait behind it.
   */
  static List<ArchivedRange> ranges(Path path) throws IOException {
    Map<String, long[]> byItem = new HashMap<>();
    Configuration projection = new Configuration(false);
    AvroReadSupport.setRequestedProjection(projection, ITEM_AND_SEQ);
    AvroReadSupport.setAvroReadSchema(projection, ITEM_AND_SEQ);
    try (ParquetReader<GenericRecord> rows =
        AvroParquetReader.<GenericRecord>builder(new FlinkInputFile(path))
            .withConf(projection)
            .build()) {
      for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
        long seq = (long) row.get("seq");
        byItem.merge(
            row.get("item").toString(),
            new long[] {seq, seq},
            (ranges, same) -> SeqRanges.with(ranges, seq, seq));
      }
    }
    List<ArchivedRange> ranges = new ArrayList<>();
    byItem.forEach(
        (item, seqs) -> {
          for (int i = 0; i < seqs.length; i += 2) {
            ranges.add(new ArchivedRange(item, seqs[i], seqs[i + 1]));
          }
        });
    ranges.sort(Comparator.comparingLong(ArchivedRange::commits));
    return ranges;
  }
}
