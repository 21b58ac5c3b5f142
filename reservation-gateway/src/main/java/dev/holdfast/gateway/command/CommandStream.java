package dev.holdfast.gateway.command;

import dev.holdfast.schema.Command;
import java.util.concurrent.CompletionStage;

/** The way commands take to the job. */
public interface CommandStream {
  /**
   * Sends until the stream acknowledges. A command may so get there twice; its id makes it one.
   *
   * @return fails with {@link dev.holdfast.gateway.retry.UnavailableException} past the deadline:
   *     the command may have got there
   */
  CompletionStage<Void> send(Command command);
}
