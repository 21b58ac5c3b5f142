package dev.holdfast.proof.simulate.actors;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.cart.CartAnswer;
import dev.holdfast.gateway.cart.CartRequest;
import dev.holdfast.gateway.command.Draft;
import dev.holdfast.gateway.command.Taken;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.simulate.world.Dice;
import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Hold;
import dev.holdfast.schema.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Fills carts, one errand after the other: patient at times, forgetful at others. */
public final class Shopper {
  private static final int REMEMBERED = 20;
  private static final long CLOCK_OFF_MAX_MILLIS = 50_000;

  private final World world;
  private final Callers callers;
  private final List<String> items;
  private final String name;
  private final Dice dice;
  private final long clockOff;
  private final ChangeErrand changes;
  private int pauseMillis;
  private final List<ReserveRequest> before = new ArrayList<>();
  private int errands;
  private int commands;
  private boolean stopped;

  public Shopper(World world, Callers callers, List<String> items, String name) {
    this.world = world;
    this.callers = callers;
    this.items = items;
    this.name = name;
    this.dice = new Dice(world.seed, name);
    this.changes = new ChangeErrand(callers, dice);
    this.clockOff = dice.between(-CLOCK_OFF_MAX_MILLIS, CLOCK_OFF_MAX_MILLIS);
    changePace();
  }

  /** Is quicker from now on, or slower. */
  public void changePace() {
    pauseMillis = 20 + (int) dice.skewed(2_000);
  }

  /** Begins, after a pause. */
  public void start() {
    long pause = dice.below(pauseMillis) + callers.closedFor();
    world.schedule.in(
        pause,
        () -> {
          if (callers.closedFor() > 0) {
            start();
          } else if (!stopped) {
            begin();
          }
        });
  }

  private void begin() {
    if (dice.chance(0.15)) {
      CartRequest wanted = cartful();
      int tries = 1 + dice.below(4);
      this.<CartAnswer>ask(0.3, tries, next -> callers.reserve(dice, wanted, next), this::go);
    } else {
      ReserveRequest wanted = errand();
      int tries = 1 + dice.below(4);
      this.<ReserveAnswer>ask(
          0.1, tries, next -> callers.reserve(dice, wanted, next), answer -> go(wanted, answer));
    }
  }

  /**
   * Asks until there is an answer, at most so many times.
   *
   * @param twice how likely a copy of the call goes along, whose answer nobody hears
   */
  private <A> void ask(double twice, int tries, Consumer<Consumer<A>> call, Consumer<A> next) {
    if (dice.chance(twice)) {
      call.accept(answer -> {});
    }
    call.accept(
        answer -> {
          if (answer == null && tries > 1) {
            ask(twice, tries - 1, call, next);
          } else {
            next.accept(answer);
          }
        });
  }

  /** Begins no more errands. */
  public void stop() {
    stopped = true;
  }

  private ReserveRequest errand() {
    if (!before.isEmpty() && dice.chance(0.2)) {
      return again(dice.pick(before));
    }
    String item = dice.pick(items);
    String id =
        dice.chance(0.5) ? dice.timedId(world.now() + clockOff).toString() : name + "-" + ++errands;
    long quantity = dice.chance(0.1) ? 1 + dice.below(12) : 1 + dice.below(3);
    OptionalInt seconds =
        dice.chance(0.8) ? OptionalInt.of(1 + (int) dice.skewed(40)) : OptionalInt.empty();
    ReserveRequest wanted = new ReserveRequest(item, id, name, quantity, seconds);
    before.add(wanted);
    if (before.size() > REMEMBERED) {
      before.remove(0);
    }
    return wanted;
  }

  /** The same, or at times another quantity under the same id. */
  private ReserveRequest again(ReserveRequest one) {
    return dice.chance(0.8)
        ? one
        : new ReserveRequest(
            one.item(), one.reservation(), one.cart(), one.quantity() + 1, one.holdSeconds());
  }

  /** Two or three items at once, all or none of them. */
  private CartRequest cartful() {
    String id = name + "-all-" + ++errands;
    Set<String> some = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      some.add(dice.pick(items));
    }
    OptionalInt seconds = OptionalInt.of(1 + (int) dice.skewed(40));
    return new CartRequest(
        some.stream()
            .map(item -> new ReserveRequest(item, id, name, 1 + dice.below(4), seconds))
            .toList(),
        dice.chance(0.1));
  }

  private void go(CartAnswer answer) {
    if (answer instanceof CartAnswer.Held held) {
      held.holds().stream().filter(hold -> dice.chance(0.8)).forEach(this::finish);
    }
    start();
  }

  private void go(ReserveRequest wanted, ReserveAnswer answer) {
    if (dice.chance(0.1)) {
      callers.find(dice, wanted.item(), wanted.reservation());
    }
    Hold hold = null;
    if (answer instanceof ReserveAnswer.Placed placed) {
      hold = placed.hold();
    } else if (answer instanceof ReserveAnswer.Repeated repeated) {
      hold = repeated.hold();
    }
    if (hold != null && dice.chance(0.8)) {
      finish(hold);
    }
    start();
  }

  /** At once, while it runs, about its end, too late, or when it is long forgotten. */
  private void finish(Hold hold) {
    long left = Math.max(1, hold.getExpiresAt() - world.now());
    long forgotten = left + Scale.MEMORY.toMillis() + dice.skewed(60_000);
    long think =
        dice.chance(0.1)
            ? forgotten
            : switch (dice.below(4)) {
              case 0 -> dice.below(50);
              case 1 -> dice.below(left);
              case 2 -> Math.max(0, left - 2_000 + dice.below(6_000));
              default -> dice.skewed(2 * left);
            };
    if (dice.chance(0.25)) {
      world.schedule.in(dice.below((int) Math.min(think, 60_000) + 1), () -> changes.begin(hold));
    }
    world.schedule.in(think, () -> command(hold));
  }

  private void command(Hold hold) {
    Command.Builder content = Command.newBuilder().setReservation(hold.getReservation());
    int what = dice.below(100);
    if (what < 50) {
      content.setKind(CommandKind.confirm);
      if (dice.chance(0.4)) {
        content.setQuantity(units(hold)).setRest(dice.chance(0.6) ? Rest.keep : null);
      }
    } else if (what < 65) {
      content.setKind(CommandKind.release).setQuantity(dice.chance(0.3) ? units(hold) : null);
    } else if (what < 80) {
      content.setKind(CommandKind.returned).setQuantity(units(hold));
    } else {
      content.setKind(CommandKind.extend).setHoldSeconds(1 + (int) dice.skewed(70));
    }
    send(hold, content);
    if (what >= 65 || content.getRest() == Rest.keep || dice.chance(0.2)) {
      finish(hold);
    }
  }

  /** At times one more than there are. */
  private long units(Hold hold) {
    return 1L + dice.below((int) hold.getQuantity() + 1);
  }

  private void send(Hold hold, Command.Builder content) {
    boolean given = needsKey(content) || dice.chance(0.7);
    // A key used before stands for that command, whatever is sent under it.
    int number = given && commands > 0 && dice.chance(0.05) ? commands : ++commands;
    String id = given ? name + "-c" + number : newId(content);
    Draft draft = new Draft(hold.getItem(), content, false);
    callers.send(dice, draft, id, given, 3, taken -> askAfter(taken, given));
  }

  /** As gateways demand it of what must not count twice. */
  private static boolean needsKey(Command.Builder content) {
    return content.getKind() == CommandKind.returned
        || content.getRest() == Rest.keep
        || (content.getKind() == CommandKind.release && content.getQuantity() != null);
  }

  private void askAfter(Taken taken, boolean given) {
    if (given && taken instanceof Taken.Sent sent && dice.chance(0.3)) {
      world.schedule.in(dice.skewed(20_000), () -> callers.outcome(dice, sent.command()));
    }
  }

  /** As gateways make them. */
  private String newId(Command.Builder content) {
    return content.getKind() == CommandKind.confirm
        ? Confirmations.id(dice.id(), content.getReservation())
        : dice.id().toString();
  }
}
