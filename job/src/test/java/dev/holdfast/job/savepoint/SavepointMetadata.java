package dev.holdfast.job.savepoint;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** What a savepoint says of itself. */
public final class SavepointMetadata {
  private static final ClassLoader LOADER = SavepointMetadata.class.getClassLoader();

  private SavepointMetadata() {}

  public static CheckpointMetadata read(Path savepoint) throws IOException {
    Path file = savepoint.resolve("_metadata");
    try (DataInputStream input = new DataInputStream(Files.newInputStream(file))) {
      return Checkpoints.loadCheckpointMetadata(input, LOADER, savepoint.toUri().toString());
    }
  }
}
