package dev.holdfast.gateway.command;

import dev.holdfast.gateway.http.Endpoint;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** What can be asked for and is decided later. */
public final class CommandRoutes {
  private final CommandIntake intake;

  public CommandRoutes(CommandIntake intake) {
    this.intake = intake;
  }

  public Endpoint confirm() {
    return endpoint(HoldDrafts::confirm, CommandIds::given);
  }

  public Endpoint extend() {
    return endpoint(HoldDrafts::extend, CommandIds::given);
  }

  public Endpoint release() {
    return endpoint(HoldDrafts::release, CommandIds::given);
  }

  public Endpoint stock() {
    return endpoint(StockDraft::of, CommandIds::required);
  }

  public Endpoint policy() {
    return endpoint(PolicyDraft::of, CommandIds::required);
  }

  private Endpoint endpoint(
      Function<Context, Draft> draft, Function<Context, Optional<String>> key) {
    return ctx -> intake.take(draft.apply(ctx), key.apply(ctx), WaitPreference.of(ctx));
  }
}
