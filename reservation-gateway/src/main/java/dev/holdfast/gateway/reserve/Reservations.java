package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.log.writer.ItemWriter;
import java.util.concurrent.CompletionStage;

/** Whoever decides reservations: behind the gateway's front its writer, elsewhere other ways. */
@FunctionalInterface
public interface Reservations {
  /** Decides; never blocks. */
  CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted);

  /** The gateway's own way: group commit on the log. */
  static Reservations by(ItemWriter writer) {
    return wanted -> writer.submit(wanted.item(), new ReserveCall(wanted));
  }
}
