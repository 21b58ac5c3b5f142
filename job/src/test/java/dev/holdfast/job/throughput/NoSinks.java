package dev.holdfast.job.throughput;

import dev.holdfast.job.Sinks;
import dev.holdfast.job.archive.ArchiveFiles;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.ParkedWebhook;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Rows end here; cold storage is written as ever. */
final class NoSinks implements Sinks {
  private final Path folder;

  NoSinks(Path folder) {
    this.folder = folder;
  }

  @Override
  public Sink<Outcome> outcomes() {
    return new DiscardingSink<>();
  }

  @Override
  public Sink<ParkedWebhook> parkedWebhooks() {
    return new DiscardingSink<>();
  }

  @Override
  public ArchiveFiles archive() {
    return new ArchiveFiles(folder.resolve("archive").toUri());
  }

  @Override
  public Sink<DeadLetter> deadLetters() {
    return new DiscardingSink<>();
  }

  @Override
  public Sink<DeadLetter> deadLetterIndex() {
    return new DiscardingSink<>();
  }
}
