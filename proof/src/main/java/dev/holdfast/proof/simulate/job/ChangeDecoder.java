package dev.holdfast.proof.simulate.job;

import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.flow.Uids;
import dev.holdfast.proof.simulate.engine.Element;
import dev.holdfast.proof.simulate.engine.Node;
import dev.holdfast.proof.simulate.stores.Records;
import dev.holdfast.proof.simulate.stores.UnreadableRows;
import dev.holdfast.schema.Commit;

/**
 * As the step that makes commits of the change stream's records. What it says of rows that cannot
 * be read moves no time: it joins the commands, which do.
 */
final class ChangeDecoder extends Node {
  private final UnreadableRows unreadable;

  ChangeDecoder(UnreadableRows unreadable) {
    super(Uids.DECODE_CHANGES);
    this.unreadable = unreadable;
  }

  @Override
  protected void take(int input, Object taken) {
    if (!(taken instanceof Element element)) {
      send(taken);
      return;
    }
    byte[] change = (byte[]) element.value();
    Commit commit = Records.readChange(change);
    if (unreadable.has(commit.getItem(), commit.getSeq())) {
      send(Flow.UNREADABLE_ROWS, element.with(Records.readUnreadableChange(change)));
    } else {
      send(element.with(commit));
    }
  }
}
