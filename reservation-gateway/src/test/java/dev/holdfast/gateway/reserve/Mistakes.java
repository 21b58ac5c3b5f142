package dev.holdfast.gateway.reserve;

import dev.holdfast.domain.HoldFold;
import dev.holdfast.domain.Holds;
import dev.holdfast.domain.Levels;
import dev.holdfast.domain.Reserve;
import dev.holdfast.domain.ReserveDecision;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import dev.holdfast.log.AppendResult;
import dev.holdfast.log.EventLog;
import dev.holdfast.log.writer.ItemView;
import dev.holdfast.log.writer.ItemWriter;
import dev.holdfast.log.writer.Request;
import dev.holdfast.log.writer.Verdict;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** Gateways as they must not be, to see that the test can fail. */
public final class Mistakes {
  private Mistakes() {}

  /** They refuse by the level in memory, without proof that it was the log's tail. */
  public static class RefusalsWithoutProof extends TwoGateways {
    @Override
    protected Reservations gateway(ItemWriter writer) {
      return wanted -> writer.submit(wanted.item(), new Unproven(new ReserveCall(wanted)));
    }
  }

  /** They take for proof what a read found that began before the request arrived. */
  public static class ReadsThatBeganEarlier extends TwoGateways {
    @Override
    protected EventLog seenByGateways(EventLog log) {
      return new LogBehind(log, new AtomicReference<>(List.of()));
    }
  }

  /** They do not ask whether an id was placed before. */
  public static class HoldsForIdsThatHaveOne extends TwoGateways {
    @Override
    protected Reservations gateway(ItemWriter writer) {
      return wanted -> writer.submit(wanted.item(), new Forgetful(new ReserveCall(wanted)));
    }
  }

  /** They remember that there was not enough, and say so to the next who asks for as much. */
  public static class RefusalsFromMemory extends TwoGateways {
    @Override
    protected Reservations gateway(ItemWriter writer) {
      AtomicReference<Refused> last = new AtomicReference<>();
      return wanted -> {
        Refused refused = last.getAndSet(null);
        if (refused != null && wanted.quantity() > Levels.available(refused.level())) {
          return CompletableFuture.completedStage(refused);
        }
        return Reservations.by(writer)
            .reserve(wanted)
            .whenComplete(
                (answer, failure) -> last.set(answer instanceof Refused fresh ? fresh : null));
      };
    }
  }

  /** They say of a hold's quantity what memory says of it, without proof. */
  public static class ChangesWithoutProof extends TwoGateways {
    @Override
    protected Changes changes(ItemWriter writer) {
      return wanted -> writer.submit(wanted.item(), new UnprovenChange(new ChangeCall(wanted)));
    }
  }

  private record UnprovenChange(ChangeCall right) implements Request<ChangeAnswer> {
    @Override
    public String about() {
      return right.about();
    }

    @Override
    public long seesAfter() {
      return right.seesAfter();
    }

    @Override
    public Verdict<ChangeAnswer> decide(ItemView view, long at) {
      Hold hold = view.tellsAllOf(about()) ? view.hold(about()) : null;
      boolean isSo = hold != null && Holds.openQuantity(hold) == right.wanted().quantity();
      return isSo ? Verdict.answer(new ChangeAnswer.Unchanged(hold)) : right.decide(view, at);
    }
  }

  /** A reserve call but for the way it decides. */
  private interface AlmostRight extends Request<ReserveAnswer> {
    ReserveCall right();

    @Override
    default String about() {
      return right().about();
    }

    @Override
    default long seesAfter() {
      return right().seesAfter();
    }
  }

  private record Unproven(ReserveCall right) implements AlmostRight {
    @Override
    public Verdict<ReserveAnswer> decide(ItemView view, long at) {
      ReserveDecision decision = Reserve.decide(view.level(), right.wanted(), at);
      boolean isNew = view.tellsAllOf(about()) && view.hold(about()) == null;
      return isNew && !decision.isAccepted()
          ? Verdict.answer(new Refused(decision.refusal(), view.level()))
          : right.decide(view, at);
    }
  }

  private record Forgetful(ReserveCall right) implements AlmostRight {
    @Override
    public Verdict<ReserveAnswer> decide(ItemView view, long at) {
      ReserveDecision decision = Reserve.decide(view.level(), right.wanted(), at);
      return decision.isAccepted()
          ? Verdict.append(
              List.of(decision.event()),
              commit -> new Placed(HoldFold.apply(null, commit, decision.event())))
          : right.decide(view, at);
    }
  }

  /** A log that answers a read with what the one before it found. */
  private record LogBehind(EventLog log, AtomicReference<List<Commit>> found) implements EventLog {
    @Override
    public CompletionStage<AppendResult> append(Commit commit) {
      return log.append(commit);
    }

    @Override
    public CompletionStage<List<Commit>> read(String item, long afterSeq, int limit) {
      return log.read(item, 0, limit)
          .thenApply(
              commits ->
                  found.getAndSet(commits).stream()
                      .filter(commit -> commit.getSeq() > afterSeq)
                      .toList());
    }

    @Override
    public CompletionStage<List<Commit>> newest(String item, long afterSeq, int limit) {
      return log.newest(item, afterSeq, limit);
    }
  }
}
