package dev.holdfast.job.archive;

import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Writes commits to Parquet, a row for each event. What is written at once is a commit and not a
 * row: so a file ends between commits, and holds all of a commit or nothing of it.
 */
final class ParquetCommits implements BulkWriter.Factory<Commit> {
  private static final long serialVersionUID = 1L;

  /** What a row group takes of the heap until it is written. */
  private static final long ROW_GROUP_BYTES = 16L * 1024 * 1024;

  private final ParquetWriterFactory<ArchivedEvent> files =
      new ParquetWriterFactory<>(ParquetCommits::writer);

  private static ParquetWriter<ArchivedEvent> writer(OutputFile file) throws IOException {
    return AvroParquetWriter.<ArchivedEvent>builder(file)
        .withSchema(ArchivedEvent.getClassSchema())
        // Not the default model, which does not know how to write an Instant.
        .withDataModel(SpecificData.getForClass(ArchivedEvent.class))
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .build();
  }

  @Override
  public BulkWriter<Commit> create(FSDataOutputStream out) throws IOException {
    BulkWriter<ArchivedEvent> rows = files.create(out);
    return new BulkWriter<>() {
      @Override
      public void addElement(Commit commit) throws IOException {
        for (ArchivedEvent row : ArchivedRows.of(commit)) {
          rows.addElement(row);
        }
      }

      @Override
      public void flush() throws IOException {
        rows.flush();
      }

      @Override
      public void finish() throws IOException {
        rows.finish();
      }
    };
  }
}
