package dev.holdfast.log.writer;

import static dev.holdfast.log.ScriptedLog.Fault.ANSWER_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.log.Commits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a writer tells of its work. */
@SuppressWarnings("FutureReturnValueIgnored") // what is asked matters, and not the answers
class WriterMeterTest extends WriterScene {
  private final List<String> told = new ArrayList<>();
  private int waiting;

  @BeforeEach
  void meter() {
    writer = newWriter(settings.meteredBy(new Told()));
  }

  @Test
  void anAppendIsToldWithAllRequestsThatShareIt() {
    stock(10);
    take("first", 1);
    log.holdBack();
    take("r1", 1);
    take("r2", 1);
    take("r3", 1);
    assertThat(waiting).isEqualTo(3);
    time.pass(7);
    log.letAllThrough();

    assertThat(told)
        .filteredOn(each -> each.startsWith("append"))
        .containsExactlyInAnyOrder(
            "append WRITTEN of 1 in 0 ms",
            "append WRITTEN of 1 in 7 ms",
            "append WRITTEN of 2 in 0 ms");
    assertThat(waiting).isZero();
  }

  @Test
  void readsAreToldByWhatTheyAreFor() {
    stock(10);
    snapshot();
    take("r1", 1);

    assertThat(told)
        .filteredOn(each -> each.startsWith("read"))
        .containsExactlyInAnyOrder("read SNAPSHOT", "read TAIL", "read RESERVATION");
  }

  @Test
  void aWriterThatHasLostARaceTellsThatItHandsOverOnceItHasWon() {
    stock(10);
    take("first", 1);
    rows.append(Commits.placed(ITEM, 3, "rival", 1));
    told.clear();
    take("r1", 1);

    assertThat(told).contains("append TAKEN of 1 in 0 ms", "handed over");
  }

  @Test
  void anAppendWithoutAnAnswerIsUnknownAndNobodyWaitsForIt() {
    stock(10);
    take("first", 1);
    log.fail(ANSWER_LOST);
    take("r1", 1);
    log.deaf(true);
    time.pass(10_000);

    assertThat(told).anyMatch(each -> each.startsWith("append UNKNOWN of 1 in "));
    assertThat(waiting).isZero();
  }

  @Test
  void howFarBackMemoryReachesIsToldWithEachCommit() {
    stock(10);
    snapshot();
    time.pass(5_000);
    long known = time.now() - level().getAt();
    take("r1", 1);

    assertThat(told).contains("remembers " + known + " ms");
  }

  private final class Told implements WriterMeter {
    @Override
    public void waiting(int more) {
      waiting += more;
    }

    @Override
    public void appended(Append result, int requests, long millis) {
      told.add("append " + result + " of " + requests + " in " + millis + " ms");
    }

    @Override
    public void read(Read what, boolean failed, long millis) {
      told.add("read " + what + (failed ? " failed" : ""));
    }

    @Override
    public void handedOver() {
      told.add("handed over");
    }

    @Override
    public void remembers(long millis) {
      told.add("remembers " + millis + " ms");
    }
  }
}
