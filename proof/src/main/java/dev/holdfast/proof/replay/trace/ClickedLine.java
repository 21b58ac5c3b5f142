package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One product in one session's cart, as a shop means the clicks.
 *
 * <ul>
 *   <li>The first "cart" reserves a unit; "cart" again while that unit waits is the same wish once
 *       more (a reload, an impatient thumb) and goes out as a repeat of the same reservation.
 *   <li>A "purchase" sells a unit: the waiting one, or else one reserved for it on the spot. So
 *       every purchase of the trace is a sale, also the second of the same product.
 *   <li>"cart" after the purchase wants another unit, under a new reservation id.
 *   <li>A unit that nobody bought when the trace ends is abandoned.
 * </ul>
 */
final class ClickedLine {
  private final Ids ids;
  private final String session;
  private final String product;
  private final String item;
  private final ScriptDraft draft;
  private final List<TimedAction> actions = new ArrayList<>();
  private int unit;
  private boolean waiting;

  ClickedLine(Ids ids, String session, String product, ScriptDraft draft) {
    this.ids = ids;
    this.session = session;
    this.product = product;
    this.item = Ids.item(product);
    this.draft = draft;
  }

  Optional<String> cart(Instant at) {
    if (waiting) {
      draft.merge();
      add(at, reserve());
    } else {
      next(at);
    }
    return Optional.empty();
  }

  Optional<String> purchase(Instant at) {
    if (!waiting) {
      next(at);
    }
    add(at, new ConfirmLine(item, reservation(), id("confirm")));
    waiting = false;
    return Optional.empty();
  }

  Optional<String> remove(Instant at) {
    if (!waiting) {
      return Optional.of("not-in-cart");
    }
    add(at, new ReleaseLine(item, reservation(), id("release")));
    waiting = false;
    return Optional.empty();
  }

  /** All that was done, or nothing if every line of it was skipped. */
  Optional<Errand> errand() {
    if (actions.isEmpty()) {
      return Optional.empty();
    }
    if (waiting) {
      add(actions.get(actions.size() - 1).at(), new AbandonLine(item, reservation()));
      waiting = false;
    }
    return Optional.of(new Errand(actions));
  }

  private void next(Instant at) {
    unit++;
    waiting = true;
    draft.demand(item, 1);
    add(at, reserve());
  }

  private ShopAction reserve() {
    return new ReserveLine(item, reservation(), ids.of(session), 1);
  }

  private String reservation() {
    return ids.of(session, product, String.valueOf(unit));
  }

  private String id(String verb) {
    return ids.of(verb, session, product, String.valueOf(unit));
  }

  private void add(Instant at, ShopAction action) {
    actions.add(new TimedAction(at, action));
  }
}
