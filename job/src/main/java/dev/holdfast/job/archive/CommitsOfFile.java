package dev.holdfast.job.archive;

import dev.holdfast.schema.ArchivedEvent;
import dev.holdfast.schema.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.core.fs.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.hadoop.ParquetReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits of a finished file, one after the other, in the order in which they were written. */
final class CommitsOfFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommitsOfFile.class);

  private final ParquetReader<ArchivedEvent> rows;
  private final Predicate<String> items;

  /** Read already, of the commit that follows; null if nothing is. */
  private ArchivedEvent ahead;

  /**
   * Opens the file; a damaged one shows when it is read, so that it is closed then.
   *
   * @param items those whose commits are wanted
   */
  CommitsOfFile(Path file, Predicate<String> items) throws IOException {
    this.items = items;
    Configuration settings = new Configuration(false);
    // Columns that a file does not have yet read as null.
    AvroReadSupport.setAvroReadSchema(settings, ArchivedEvent.getClassSchema());
    rows =
        AvroParquetReader.<ArchivedEvent>builder(new FlinkInputFile(file))
            .withDataModel(SpecificData.getForClass(ArchivedEvent.class))
            .withConf(settings)
            .build();
  }

  private ArchivedEvent nextWanted() throws IOException {
    ArchivedEvent row = rows.read();
    while (row != null && !items.test(row.getItem())) {
      row = rows.read();
    }
    return row;
  }

  /** The next commit; null if there is none. */
  Commit read() throws IOException {
    ArchivedEvent first = ahead == null ? nextWanted() : ahead;
    if (first == null) {
      return null;
    }
    List<ArchivedEvent> commit = new ArrayList<>(List.of(first));
    ahead = nextWanted();
    while (ahead != null
        && ahead.getItem().equals(first.getItem())
        && ahead.getSeq() == first.getSeq()) {
      commit.add(ahead);
      ahead = nextWanted();
    }
    return ArchivedRows.commit(commit);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      LOG.warn("a file that has been read cannot be closed", e);
    }
  }
}
