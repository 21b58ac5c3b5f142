package dev.holdfast.job.archive;

import dev.holdfast.log.EventLog;
import dev.holdfast.schema.ArchivedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.flink.core.fs.Path;

/** Looks at every row that is about to be retired, and at cold storage and the log just then. */
public final class Witness implements ObjLongConsumer<String> {
  private final Path archive;
  private final EventLog log;
  private final Set<Path> filesRead = new HashSet<>();
  private final Set<String> archived = new HashSet<>();
  private final List<String> objections = new ArrayList<>();

  public Witness(Path archive, EventLog log) {
    this.archive = archive;
    this.log = log;
  }

  @Override
  public synchronized void accept(String item, long seq) {
    String row = item + "/" + seq;
    if (!archived.contains(row)) {
      readFinishedFiles();
    }
    if (!archived.contains(row)) {
      objections.add(row + " is in no finished file");
    }
    if (log.tail(item).toCompletableFuture().join().orElseThrow().getSeq() <= seq) {
      objections.add(row + " is its item's newest");
    }
  }

  /** What spoke against retiring a row; empty if nothing ever did. */
  public synchronized List<String> objections() {
    return List.copyOf(objections);
  }

  private void readFinishedFiles() {
    try {
      for (Path file : ArchiveReader.files(archive)) {
        if (filesRead.add(file)) {
          for (ArchivedEvent event : ArchiveReader.rows(file)) {
            archived.add(event.getItem() + "/" + event.getSeq());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
