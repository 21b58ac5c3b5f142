package dev.holdfast.job;

import dev.holdfast.job.archive.ArchiveFiles;
import dev.holdfast.schema.DeadLetter;
import dev.holdfast.schema.Outcome;
import dev.holdfast.schema.ParkedWebhook;
import org.apache.flink.api.connector.sink2.Sink;

/** Where the job puts what a plain, repeatable write may put. */
public interface Sinks {
  Sink<Outcome> outcomes();

  /** The files of cold storage. */
  ArchiveFiles archive();

  /** What receivers did not take. */
  Sink<ParkedWebhook> parkedWebhooks();

  /** Every dead letter, with its bytes. */
  Sink<DeadLetter> deadLetters();

  /** Where to find which dead letter. */
  Sink<DeadLetter> deadLetterIndex();
}
