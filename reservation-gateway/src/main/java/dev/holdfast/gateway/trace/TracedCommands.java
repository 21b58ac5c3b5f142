package dev.holdfast.gateway.trace;

import dev.holdfast.gateway.command.CommandStream;
import dev.holdfast.log.Causes;
import dev.holdfast.schema.Command;
import dev.holdfast.trace.LiveSpan;
import dev.holdfast.trace.Tracing;
import java.util.concurrent.CompletionStage;

/** The way to the job, with a span for each command whose trace is recorded. */
public final class TracedCommands implements CommandStream {
  private final CommandStream stream;
  private final Tracing tracing;

  private TracedCommands(CommandStream stream, Tracing tracing) {
    this.stream = stream;
    this.tracing = tracing;
  }

  public static CommandStream around(CommandStream stream, Tracing tracing) {
    return tracing.isOn() ? new TracedCommands(stream, tracing) : stream;
  }

  /** It takes the span's context along. */
  @Override
  public CompletionStage<Void> send(Command command) {
    if (!tracing.follows(command.getTraceparent())) {
      return stream.send(command);
    }
    LiveSpan span =
        tracing.span(SpanNames.SEND_COMMAND, command.getTraceparent()).producer().begin();
    span.set(SpanNames.ITEM, command.getItem());
    span.set(SpanNames.COMMAND_KIND, command.getKind().name());
    return stream
        .send(Command.newBuilder(command).setTraceparent(span.context()).build())
        .whenComplete(
            (sent, failure) -> {
              if (failure != null) {
                span.fail(Causes.of(failure).getClass().getSimpleName());
              }
              span.end();
            });
  }
}
