package dev.holdfast.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.chaos.Fault.Course;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Optional<Duration> TIME = Optional.of(Duration.ofSeconds(7));
  private static final Fault FAULT =
      new Fault("any", "goes wrong", List.of("A", "B"), Set.of("C"), VerdictTest::nothing);

  private static Course nothing() {
    return new Course() {
      @Override
      public void begin(RunningSystem system) throws IOException {}

      @Override
      public void end(RunningSystem system) throws IOException {}
    };
  }

  private static Verdict of(String... fired) {
    return new Verdict(FAULT, List.of(fired), TIME, TIME, Optional.empty());
  }

  @Test
  void itIsRightIfThoseFiredThatWereDueAndNoOtherButOneThatMayFollow() {
    assertThat(of("A", "B").isAsExpected()).isTrue();
    assertThat(of("B", "A", "C").isAsExpected()).isTrue();
    assertThat(of("A", "B"))
        .hasToString("ok    any                 A, B after 7 s; well 7 s later");
  }

  @Test
  void itIsWrongAndSaysWhyIfOneIsMissingOrOneTooMany() {
    assertThat(of("A").isAsExpected()).isFalse();
    assertThat(of("A").toString()).startsWith("WRONG").endsWith("did not fire: [B]");
    assertThat(of("A", "B", "D").isAsExpected()).isFalse();
    assertThat(of("A", "B", "D").toString()).endsWith("should not have fired: [D]");
  }

  @Test
  void itIsWrongIfAllWasNotWellAgainOrItCouldNotBeDone() {
    Verdict ill = new Verdict(FAULT, List.of("A", "B"), TIME, Optional.empty(), Optional.empty());
    Verdict not = new Verdict(FAULT, List.of("A", "B"), TIME, TIME, Optional.of("no such file"));

    assertThat(ill.isAsExpected()).isFalse();
    assertThat(ill.toString()).endsWith("was not well again in time");
    assertThat(not.isAsExpected()).isFalse();
    assertThat(not.toString()).endsWith("no such file");
  }
}
