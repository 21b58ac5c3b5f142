package dev.holdfast.job.archive;

import java.io.IOException;
import java.util.List;
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
    ArchivedCommits commits = new ArchivedCommits();
    Configuration projection = new Configuration(false);
    AvroReadSupport.setRequestedProjection(projection, ITEM_AND_SEQ);
    AvroReadSupport.setAvroReadSchema(projection, ITEM_AND_SEQ);
    try (ParquetReader<GenericRecord> rows =
        AvroParquetReader.<GenericRecord>builder(new FlinkInputFile(path))
            .withConf(projection)
            .build()) {
      for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
        commits.add(row.get("item").toString(), (long) row.get("seq"));
      }
    }
    return commits.ranges();
  }
}
