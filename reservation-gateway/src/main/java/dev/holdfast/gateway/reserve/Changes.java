package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.log.writer.ItemWriter;
import java.util.concurrent.CompletionStage;

/** Whoever decides changes of holds. */
@FunctionalInterface
public interface Changes {
  /** Decides; never blocks. */
  CompletionStage<ChangeAnswer> change(ChangeRequest wanted);

  /** In turn with the item's reservations. */
  static Changes by(ItemWriter writer) {
    return wanted -> writer.submit(wanted.item(), new ChangeCall(wanted));
  }
}
