package dev.holdfast.gateway.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.domain.ChangeRequest;
import dev.holdfast.domain.EventKind;
import dev.holdfast.domain.Levels;
import dev.holdfast.gateway.reserve.ChangeAnswer.Changed;
import dev.holdfast.gateway.reserve.ChangeAnswer.Ended;
import dev.holdfast.gateway.reserve.ChangeAnswer.Refused;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unchanged;
import dev.holdfast.gateway.reserve.ChangeAnswer.Unknown;
import dev.holdfast.log.Commits;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.HoldStatus;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes of a hold, and what may come before them. */
class ChangeCallTest extends ChangedHold {
  /** What may come first, and what it leaves of the hold. */
  private enum Other {
    CONFIRM(EventKind.ReservationConfirmed, HoldStatus.confirmed),
    RELEASE(EventKind.ReservationReleased, HoldStatus.released),
    EXPIRY(EventKind.ReservationExpired, HoldStatus.expired);

    final EventKind kind;
    final HoldStatus leaves;

    Other(EventKind kind, HoldStatus leaves) {
      this.kind = kind;
      this.leaves = leaves;
    }
  }

  @Test
  void theSameQuantityAgainWritesNothing() {
    assertThat(change(5)).isInstanceOf(Changed.class);
    assertThat(change(5)).isInstanceOf(Unchanged.class);
    assertThat(tail()).isEqualTo(3);
  }

  @Test
  void ofTwoTheOneThatIsAppendedLastStands() {
    Changes other = Changes.by(writer());
    change(5);
    assertThat(await(other.change(request(3)))).isInstanceOf(Changed.class);
    assertThat(((Changed) change(4)).hold().getQuantity()).isEqualTo(4);
    assertThat(level().getReserved()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void whatEndsTheHoldFirstWinsAndIsTold(Other other) {
    change(3);
    before(() -> append(event(other.kind, 3)));

    Ended ended = (Ended) change(5);

    assertThat(ended.hold().getStatus()).isEqualTo(other.leaves);
    assertThat(level().getReserved()).isZero();
    assertThat(tail()).isEqualTo(4);
  }

  @Test
  void anotherGatewaysChangeThatComesFirstIsCounted() {
    before(() -> append(event(EventKind.ReservationQuantityChanged, 6)));

    assertThat(change(9)).isInstanceOf(Changed.class);

    assertThat(level().getReserved()).isEqualTo(9);
    assertThat(commit(4).getEvents().get(0).getQuantity()).isEqualTo(1);
  }

  @Test
  void unitsThatAnotherTakesFirstAreNotGivenTwice() {
    change(3);
    before(() -> rows.append(Commits.placed(ITEM, 4, "r2", 6)));

    Refused refused = (Refused) change(5);

    assertThat(Levels.available(refused.level())).isEqualTo(1);
    assertThat(level().getReserved()).isEqualTo(9);
  }

  @Test
  void aChangeThatLandedThoughNobodyHeardIsFoundByWhoAsksAgain() {
    always = commit -> rows.append(commit).thenCompose(landed -> noAnswer());
    assertThat(unheard(5)).hasCauseInstanceOf(LogUnavailableException.class);
    always = rows::append;

    assertThat(change(5)).isInstanceOf(Unchanged.class);
    assertThat(level().getReserved()).isEqualTo(5);
  }

  /** The row of the first try lands while the second is about to be written. */
  @Test
  void aChangeThatLandsLateIsNotMadeTwice() {
    AtomicReference<Commit> onItsWay = new AtomicReference<>();
    always =
        commit -> {
          onItsWay.set(commit);
          return noAnswer();
        };
    assertThat(unheard(5)).hasCauseInstanceOf(LogUnavailableException.class);
    always = rows::append;
    before(() -> rows.append(onItsWay.get()));

    assertThat(change(5)).isInstanceOf(Unchanged.class);
    assertThat(level().getReserved()).isEqualTo(5);
  }

  @Test
  void whatNeverWasIsUnknown() {
    assertThat(await(gateway.change(request("r9", 1)))).isEqualTo(new Unknown(true));
    ChangeRequest nowhere = new ChangeRequest("cup", "r1", 1, OptionalInt.empty(), null);
    assertThat(await(gateway.change(nowhere))).isEqualTo(new Unknown(false));
  }

  /** The failure of a change whose appends bring no answer. */
  private Throwable unheard(long quantity) {
    CompletableFuture<ChangeAnswer> answer =
        gateway.change(request(quantity)).toCompletableFuture();
    time.pass(60_000);
    return catchThrowable(answer::join);
  }

  private static <T> CompletionStage<T> noAnswer() {
    return CompletableFuture.failedStage(new TimeoutException("no answer"));
  }
}
