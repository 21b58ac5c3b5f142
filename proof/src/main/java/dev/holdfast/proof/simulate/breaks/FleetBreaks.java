package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.gateway.fleet.NotTakenException;
import dev.holdfast.gateway.fleet.Peers;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.proof.simulate.actors.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Mistakes about requests that gateways hand to each other. */
final class FleetBreaks {
  private FleetBreaks() {}

  /** Takes what was not answered in time for not taken, and refuses what may still be placed. */
  static final class RefuseUnheard extends Wiring {
    /** Within the time that an answer is waited for. */
    private static final long IMPATIENT_MILLIS = 300;

    @Override
    public Peers peers(Peers peers, Timekeeper time) {
      return (address, wanted) -> {
        CompletableFuture<Peers.Reply> answer =
            peers.handOver(address, wanted).toCompletableFuture();
        time.after(
            IMPATIENT_MILLIS,
            () -> answer.completeExceptionally(new NotTakenException("no answer in time")));
        return answer;
      };
    }
  }

  /** Hands on what others have handed over. */
  static final class HandOn extends Wiring {
    @Override
    public Reservations ofOthers(Reservations own, Reservations handing) {
      return handing;
    }
  }

  /** Decides a batch each time that it arrives. */
  static final class TakeTwice extends Wiring {
    @Override
    public boolean namesBatches() {
      return false;
    }
  }

  /** Takes the answers of a batch in another order than that of its requests. */
  static final class MixAnswers extends Wiring {
    @Override
    public Peers peers(Peers peers, Timekeeper time) {
      return (address, wanted) ->
          peers
              .handOver(address, wanted)
              .thenApply(
                  reply -> {
                    List<Peers.Outcome> mixed = new ArrayList<>(reply.outcomes());
                    Collections.rotate(mixed, 1);
                    return new Peers.Reply(mixed, reply.winner());
                  });
    }
  }
}
