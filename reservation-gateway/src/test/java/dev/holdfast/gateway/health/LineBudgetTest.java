package dev.holdfast.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much one logger may say. */
class LineBudgetTest {
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger logger = context.getLogger("dev.holdfast.Talkative");
  private long nanos = 5;

  @BeforeEach
  void listen() {
    context.addTurboFilter(new LineBudget(() -> nanos));
    Logger root = context.getLogger("ROOT");
    root.setLevel(Level.INFO);
    root.addAppender(written);
    written.start();
  }

  @Test
  void aLoggerWritesItsLinesAndIsSilentForTheRestOfTheMinute() {
    say(10_000);
    assertThat(written.list).hasSize(LineBudget.LINES_PER_MINUTE);

    context.getLogger("another").info("is heard");
    assertThat(written.list).hasSize(LineBudget.LINES_PER_MINUTE + 1);

    nanos += Duration.ofMinutes(1).toNanos();
    say(10_000);
    assertThat(written.list).hasSize(2 * LineBudget.LINES_PER_MINUTE + 1);
  }

  @Test
  void aLibrarysLoggerWritesFewerLines() {
    for (int i = 0; i < 100; i++) {
      context.getLogger("io.netty.channel").warn("once more");
    }

    assertThat(written.list).hasSize(LineBudget.LIBRARY_LINES_PER_MINUTE);
  }

  @Test
  void whatIsNotWrittenAnywayCostsNothing() {
    for (int i = 0; i < 1_000; i++) {
      logger.debug("silent");
      assertThat(logger.isInfoEnabled()).isTrue();
    }
    say(LineBudget.LINES_PER_MINUTE);

    assertThat(written.list).hasSize(LineBudget.LINES_PER_MINUTE);
  }

  private void say(int lines) {
    for (int i = 0; i < lines; i++) {
      logger.warn("line {}", i);
    }
  }
}
