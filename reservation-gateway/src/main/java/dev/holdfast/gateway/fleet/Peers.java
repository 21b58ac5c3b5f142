package dev.holdfast.gateway.fleet;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The other gateways of the fleet, as far as requests can be handed to them. */
public interface Peers {
  /** What became of a request that was handed over. */
  sealed interface Outcome {
    /** It was decided. */
    record Decided(ReserveAnswer answer) implements Outcome {}

    /** Nothing was done, and nothing will be. */
    record TurnedAway() implements Outcome {}

    /** It may be done, or be done later. */
    record Unknown() implements Outcome {}
  }

  /**
   * What became of a batch.
   *
   * @param outcomes as many as there were requests, in their order
   * @param winner the address that the answering gateway itself hands requests of this item to
   */
  record Reply(List<Outcome> outcomes, Optional<String> winner) {}

  /**
   * Hands requests over to be decided; never blocks.
   *
   * @param wanted all of one item
   * @return fails with {@link NotTakenException} if nothing of it was done and nothing will be;
   *     with anything else if that is unknown
   */
  CompletionStage<Reply> handOver(String address, List<ReserveRequest> wanted);
}
