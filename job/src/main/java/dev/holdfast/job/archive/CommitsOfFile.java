package dev.holdfast.job.archive;

import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.core.fs.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.hadoop.ParquetReader;

/** The commits of a finished file, one after the other, in the order in which they were written. */
final class CommitsOfFile implements AutoCloseable {
  private final ParquetReader<ArchivedEvent> rows;
  private ArchivedEvent next;

  CommitsOfFile(Path file) throws IOException {
    Configuration settings = new Configuration(false);
    // Columns that a file does not have yet read as null.
    AvroReadSupport.setAvroReadSchema(settings, ArchivedEvent.getClassSchema());
    rows =
        AvroParquetReader.<ArchivedEvent>builder(new FlinkInputFile(file))
            .withDataModel(SpecificData.getForClass(ArchivedEvent.class))
            .withConf(settings)
            .build();
    next = rows.read();
  }

  /** The next commit; null if there is none. */
  Commit read() throws IOException {
    if (next == null) {
      return null;
    }
    List<ArchivedEvent> commit = new ArrayList<>();
    String item = next.getItem();
    long seq = next.getSeq();
    while (next != null && next.getItem().equals(item) && next.getSeq() == seq) {
      commit.add(next);
      next = rows.read();
    }
    return ArchivedRows.commit(commit);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
