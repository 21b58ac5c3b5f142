package dev.holdfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.schema.Commit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every log promises whose rows say who wrote them. */
public abstract class WritersConformance extends PortConformance {
  private static final String WINNER = "http://10.0.3.17:7070";
  private static final String LOSER = "http://10.0.3.18:7070";

  private final String item = "item-" + UUID.randomUUID();
  private final Commit first = Commits.placed(item, 1, "winner", 1);

  /** For one who does not say who he is. */
  protected abstract EventLog log();

  /** The same log for one who does. */
  protected abstract EventLog log(String writer);

  @Test
  void aTakenSeqAnswersWithWhoWroteIt() {
    await(log(WINNER).append(first));

    for (EventLog loser : new EventLog[] {log(LOSER), log()}) {
      AppendResult lost = await(loser.append(Commits.received(item, 1, 2)));
      assertThat(lost.winner()).contains(WINNER);
      assertThat(lost.commit()).isEqualTo(first);
    }
  }

  @Test
  void aRowThatDoesNotSaySoNamesNobody() {
    await(log().append(first));

    assertThat(await(log(LOSER).append(Commits.received(item, 1, 2))).winner()).isEmpty();
  }

  @Test
  void aCommitThatIsThereAlreadyUnderItsOwnIdLostToNobody() {
    await(log(WINNER).append(first));

    AppendResult again = await(log(WINNER).append(first));
    assertThat(again.isWritten()).isTrue();
    assertThat(again.winner()).isEmpty();
  }

  @Test
  void whoWroteACommitIsNoPartOfIt() {
    await(log(WINNER).append(first));

    assertThat(await(log().read(item, 0, 10))).containsExactly(first);
  }
}
