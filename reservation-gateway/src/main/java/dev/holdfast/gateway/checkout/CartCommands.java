package dev.holdfast.gateway.checkout;

import static dev.holdfast.gateway.checkout.CartLine.LINES_MAX;

import dev.holdfast.gateway.command.CommandIds;
import dev.holdfast.gateway.command.CommandIntake;
import dev.holdfast.gateway.command.Draft;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Failures;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.gateway.http.WaitPreference;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.log.Stages;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One command for each hold of a cart, each taken as if it had come alone. Which holds, its caller
 * says, and is exact; or leaves to what is known of the cart.
 *
 * <p>Who names a hold of another cart has made a mistake, or means to act for somebody else: then
 * nothing is done. Whatever else is wrong with a line is told with it, and the others go on.
 */
public final class CartCommands {
  private final OpenHolds open;
  private final ItemWriter writer;
  private final CommandIntake intake;

  public CartCommands(OpenHolds open, ItemWriter writer, CommandIntake intake) {
    this.open = open;
    this.writer = writer;
    this.intake = intake;
  }

  CompletionStage<Answer> command(Context ctx, CommandKind kind) {
    String cart = Ids.cart(ctx);
    Fields fields = Fields.of(ctx);
    List<CartLine> named = CartLine.read(fields);
    fields.check();
    Optional<String> key = CommandIds.given(ctx);
    OptionalInt wait = WaitPreference.of(ctx);
    named.forEach(line -> key.ifPresent(given -> lineKey(given, line)));
    return (named.isEmpty() ? known(cart) : own(cart, named))
        .thenCompose(
            lines ->
                each(lines, line -> take(ctx, kind, line, key, wait))
                    .thenApply(answers -> CartOutcomes.answer(cart, lines, answers, wait)));
  }

  private CompletionStage<List<CartLine>> known(String cart) {
    return open.of(cart, LINES_MAX + 1)
        .thenApply(
            holds -> {
              if (holds.isEmpty()) {
                throw new ProblemException(UnknownCart.problem());
              }
              if (holds.size() > LINES_MAX) {
                throw invalid(
                    "lines is missing; the cart has more open holds than the "
                        + LINES_MAX
                        + " that a request is for");
              }
              return holds.stream().map(CartLine::of).toList();
            });
  }

  /** The log says whose they are. */
  private CompletionStage<List<CartLine>> own(String cart, List<CartLine> named) {
    return each(named, line -> writer.submit(line.item(), new FindCall(line.reservation())))
        .thenApply(
            found -> {
              List<String> foreign =
                  found.stream()
                      .map(FindCall.Found::hold)
                      .filter(hold -> hold != null && !hold.getCart().equals(cart))
                      .map(hold -> CartLine.of(hold).inWords() + " is of another cart")
                      .toList();
              if (!foreign.isEmpty()) {
                throw new ProblemException(Problems.invalid(foreign));
              }
              return named;
            });
  }

  private CompletionStage<Answer> take(
      Context ctx, CommandKind kind, CartLine line, Optional<String> key, OptionalInt wait) {
    Command.Builder content =
        Command.newBuilder()
            .setKind(kind)
            .setReservation(line.reservation())
            .setTraceparent(RequestTrace.recorded(ctx));
    Draft draft = new Draft(line.item(), content, false);
    return Stages.of(() -> intake.take(draft, key.map(given -> lineKey(given, line)), wait))
        .exceptionally(failure -> Failures.answer(ctx, failure));
  }

  /** What a key of the whole means for a line: the same again, whenever the same is sent. */
  private static String lineKey(String key, CartLine line) {
    return Ids.checked(
        "Idempotency-Key with :reservation", CommandIds.partOf(key, line.reservation()));
  }

  private static ProblemException invalid(String fault) {
    return new ProblemException(Problems.invalid(List.of(fault)));
  }

  /** The results in the order of what they are of; fails if one does. */
  private static <A, B> CompletionStage<List<B>> each(
      List<A> all, Function<A, CompletionStage<B>> one) {
    List<CompletableFuture<B>> begun =
        all.stream().map(one).map(CompletionStage::toCompletableFuture).toList();
    return CompletableFuture.allOf(begun.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> begun.stream().map(CompletableFuture::join).toList());
  }
}
