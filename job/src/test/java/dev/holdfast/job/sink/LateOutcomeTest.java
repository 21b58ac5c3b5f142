package dev.holdfast.job.sink;

import static dev.holdfast.job.Examples.AT;
import static dev.holdfast.job.Examples.ITEM;
import static dev.holdfast.job.Examples.commit;
import static dev.holdfast.job.Examples.commitAt;
import static dev.holdfast.job.Examples.confirm;
import static dev.holdfast.job.Examples.expired;
import static dev.holdfast.job.Examples.placed;
import static dev.holdfast.job.Examples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Levels;
import dev.holdfast.domain.StockFold;
import dev.holdfast.domain.decide.DeciderSettings;
import dev.holdfast.domain.decide.ProposalEvents;
import dev.holdfast.job.Operators;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import dev.holdfast.schema.HoldStatus;
import dev.holdfast.schema.Proposal;
import dev.holdfast.schema.StockLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outcome of a command that is written long before it can be read. */
class LateOutcomeTest extends FoldedRows {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private KeyedTwoInputStreamOperatorTestHarness<String, Commit, Command, List<Proposal>> decide;

  @BeforeEach
  void openDecide() throws Exception {
    decide = Operators.decide(new DeciderSettings(GRACE, MEMORY));
    decide.open();
  }

  @AfterEach
  void closeDecide() throws Exception {
    decide.close();
  }

  @Test
  void whatDecideRemembersForACommandTheFoldNeedNotRemember() throws Exception {
    Commit stock = commit(1, received(9));
    Commit placing = commit(2, placed("r1", 3, AT));
    Commit end = commit(3, expired("r1", 2, 3).build());
    StockLevel level = Levels.empty(ITEM);
    for (Commit each : List.of(stock, placing, end)) {
      level = StockFold.apply(level, each);
      decide.processElement1(each, 0);
    }
    fold(stock, placing, end);

    // Its outcome is written, but cannot be read until long after.
    decide.processElement2(confirm("late", "r1", 3), AT);
    Proposal proposal = decide.extractOutputValues().get(0).get(0);
    List<Event> events = ProposalEvents.of(proposal, level, seq -> Optional.empty(), AT + 1);
    assertThat(events).extracting(Event::getKind).containsExactly("LateConfirmation");
    forget();

    write(commitAt(AT + 1, 4, events.toArray(Event[]::new)));
    assertThat(row().getStatus()).isEqualTo(HoldStatus.confirmed);
    assertThat(row().getConfirmedQuantity()).isEqualTo(3);
    assertThat(row().getSeq()).isEqualTo(4);
  }
}
