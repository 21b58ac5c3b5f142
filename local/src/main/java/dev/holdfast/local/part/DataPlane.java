package dev.holdfast.local.part;

import dev.holdfast.local.config.LocalConfig;
import java.io.IOException;

/** What gateway and job expect to find: the tables, and the stream that carries the commands. */
public final class DataPlane {
  /** More than one, so that watermarks over shards are real. */
  private static final int SHARDS = 2;

  private DataPlane() {}

  /** Makes whatever is not there yet. */
  public static void prepare(LocalConfig config) throws IOException, InterruptedException {
    if (config.parts().contains(Part.KINESIS)) {
      new KinesisStream(KinesisPart.endpoint(config), config.commandStream()).create(SHARDS);
    }
  }
}
