package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.gateway.command.Draft;
import dev.holdfast.gateway.command.Taken;
import dev.holdfast.gateway.read.FindCall;
import dev.holdfast.gateway.reserve.ChangeAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way from callers to a gateway and back. Whoever hears nothing in time asks again. */
public final class Callers {
  /** Made by hand: each call is one of its own, whatever it asks. */
  private static final class Call {
    final Gateway gateway;
    final long life;
    final String what;

    Call(Gateway gateway, long life, String what) {
      this.gateway = gateway;
      this.life = life;
      this.what = what;
    }

    boolean mayBeAnswered() {
      return life == gateway.machine().life();
    }
  }

  private static final long PATIENCE_MILLIS = 10_000;
  private static final int WAIT_SECONDS_MAX = 4;

  /** More than can be open at a time, but for those whose gateway crashed. */
  private static final int OPEN_MAX = 2_000;

  private final World world;
  private final List<Gateway> gateways;
  private final Book book;
  private final Set<Call> open = new LinkedHashSet<>();
  private long closedUntil;
  private boolean ended;

  public Callers(World world, List<Gateway> gateways, Book book) {
    this.world = world;
    this.gateways = gateways;
    this.book = book;
  }

  /** Nobody calls until then. */
  public void close(long millis) {
    closedUntil = world.now() + millis;
  }

  /** Nobody calls any more. */
  public void end() {
    ended = true;
  }

  /** Whether a call waits for its answer at a gateway that is up. */
  public boolean hasOpen() {
    return open.stream().anyMatch(Call::mayBeAnswered);
  }

  /** Milliseconds until callers call again; 0 if they may now. */
  long closedFor() {
    return Math.max(0, closedUntil - world.now());
  }

  /** Asks for a hold once; the answer is null if there is none. */
  void reserve(Dice dice, ReserveRequest wanted, Consumer<ReserveAnswer> next) {
    ask(
        dice,
        "reserve " + wanted.reservation() + " x" + wanted.quantity(),
        gateway -> gateway.reserve(wanted),
        next);
  }

  /** Asks once for another quantity of a hold; the answer is null if there is none. */
  void change(Dice dice, ChangeRequest wanted, Consumer<ChangeAnswer> next) {
    ask(
        dice,
        "change " + wanted.reservation() + " to x" + wanted.quantity(),
        gateway -> gateway.change(wanted),
        next);
  }

  /** Asks for several items once; the answer is null if there is none. */
  void reserve(Dice dice, CartRequest wanted, Consumer<CartAnswer> next) {
    ask(
        dice,
        "reserve " + wanted.lines().get(0).reservation() + " of " + wanted.lines().size(),
        gateway -> gateway.reserve(wanted),
        next);
  }

  /** Asks what became of a hold. */
  void find(Dice dice, String item, String reservation) {
    ask(
        dice,
        "find " + reservation,
        gateway -> {
          long asked = world.schedule.steps();
          return gateway
              .find(item, reservation)
              .whenComplete(
                  (found, failure) -> {
                    if (failure == null) {
                      book.found(item, reservation, asked, found);
                    }
                  });
        },
        (FindCall.Found found) -> {});
  }

  /** Asks what became of a command that was taken. */
  void outcome(Dice dice, Command sent) {
    ask(
        dice,
        "outcome of " + sent.getCommand(),
        gateway -> gateway.outcome(sent),
        (Optional<Outcome> outcome) -> {});
  }

  /** Sends a command until it is taken, at most so many times; some wait for its outcome. */
  void send(Dice dice, Draft draft, String id, boolean given, int tries, Consumer<Taken> next) {
    int waitSeconds = dice.chance(0.4) ? 1 + dice.below(WAIT_SECONDS_MAX) : 0;
    ask(
        dice,
        "send " + draft.content().getKind() + " " + id,
        gateway -> gateway.take(draft, id, given, waitSeconds),
        (Taken taken) -> {
          if (taken == null && tries > 1 && given) {
            send(dice, draft, id, true, tries - 1, next);
          } else {
            next.accept(taken);
          }
        });
  }

  private <T> void ask(
      Dice dice, String what, Function<Gateway, CompletionStage<T>> call, Consumer<T> next) {
    if (ended) {
      return;
    }
    Gateway gateway = dice.pick(gateways);
    if (!gateway.isUp()) {
      world.schedule.in(50 + dice.below(200), () -> next.accept(null));
      return;
    }
    Call asked = new Call(gateway, gateway.machine().life(), what);
    open.add(asked);
    if (open.size() > OPEN_MAX) {
      open.removeIf(one -> !one.mayBeAnswered());
    }
    boolean[] heard = new boolean[1];
    BiConsumer<T, Throwable> answered =
        (answer, failure) -> {
          open.remove(asked);
          note(gateway, what, failure == null ? answer : failure);
          if (!heard[0]) {
            heard[0] = true;
            next.accept(answer);
          }
        };
    world.schedule.in(
        world.delay(),
        gateway.machine(),
        () ->
            call.apply(gateway)
                .whenComplete(
                    (answer, failure) ->
                        world.schedule.in(world.delay(), () -> answered.accept(answer, failure))));
    world.schedule.in(
        PATIENCE_MILLIS,
        () -> {
          if (!asked.mayBeAnswered()) {
            open.remove(asked);
          }
          if (!heard[0]) {
            heard[0] = true;
            next.accept(null);
          }
        });
  }

  /** Whoever is up has answered, be it that it cannot. */
  public void checkAnswered() {
    for (Call call : open) {
      world.findings.require(
          !call.mayBeAnswered(),
          "a call is never answered",
          call.gateway.machine().name() + ": " + call.what);
    }
  }

  private void note(Gateway gateway, String what, Object answer) {
    if (world.story.isTold()) {
      world.story.tell(gateway.machine().name(), what + " -> " + answer);
    }
  }
}
