package dev.holdfast.proof.replay.report;

import dev.holdfast.proof.replay.record.AnswerRecord;
import dev.holdfast.proof.replay.record.CommandRecord;
import dev.holdfast.proof.replay.record.HoldRecord;
import dev.holdfast.proof.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReleaseLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;

/**
 * The record in numbers.
 *
 * @param placed reservations answered as held
 * @param refused reservations answered as sold out
 * @param confirmed confirms that were done, in time or late
 * @param released releases that were done
 * @param expired reservations last seen as expired
 * @param returned returns that were done
 * @param adjusted adjustments that were done
 * @param rejected commands of any kind that were rejected
 */
public record Tally(
    int placed,
    int refused,
    int confirmed,
    int released,
    int expired,
    int returned,
    int adjusted,
    int rejected) {

  public static Tally of(AnswerRecord record) {
    int placed = 0;
    int expired = 0;
    for (HoldRecord hold : record.holds()) {
      placed += hold.placed() ? 1 : 0;
      expired += hold.placed() && hold.lastSeen().equals("expired") ? 1 : 0;
    }
    int rejected = 0;
    for (CommandRecord entry : record.commands()) {
      rejected += entry.outcome() != null && !entry.outcome().done() ? 1 : 0;
    }
    return new Tally(
        placed,
        record.holds().size() - placed,
        done(record, ConfirmLine.class),
        done(record, ReleaseLine.class),
        expired,
        done(record, ReturnStock.class),
        done(record, AdjustStock.class),
        rejected);
  }

  private static int done(AnswerRecord record, Class<?> kind) {
    return (int)
        record.commands().stream()
            .filter(entry -> entry.done() && kind.isInstance(entry.command()))
            .count();
  }
}
