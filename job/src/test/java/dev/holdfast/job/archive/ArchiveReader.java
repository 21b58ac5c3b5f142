package dev.holdfast.job.archive;

import dev.holdfast.schema.ArchivedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetReader;

/** Reads cold storage as any reader would: the finished files, by plain parquet-avro. */
public final class ArchiveReader {
  private ArchiveReader() {}

  public static List<ArchivedEvent> rows(Path file) throws IOException {
    List<ArchivedEvent> rows = new ArrayList<>();
    try (ParquetReader<ArchivedEvent> reader =
        AvroParquetReader.<ArchivedEvent>builder(new FlinkInputFile(file))
            .withDataModel(SpecificData.getForClass(ArchivedEvent.class))
            .build()) {
      for (ArchivedEvent row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The finished files, in folders of days. */
  public static List<Path> files(Path archive) throws IOException {
    List<Path> files = new ArrayList<>();
    if (archive.getFileSystem().exists(archive)) {
      for (FileStatus day : archive.getFileSystem().listStatus(archive)) {
        for (FileStatus file : archive.getFileSystem().listStatus(day.getPath())) {
          if (file.getPath().getName().matches("[^.].*\\.parquet")) {
            files.add(file.getPath());
          }
        }
      }
    }
    return files;
  }
}
