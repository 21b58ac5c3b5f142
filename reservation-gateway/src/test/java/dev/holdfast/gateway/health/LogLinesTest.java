package dev.holdfast.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** How failures stand in the log of a gateway as it is shipped. */
class LogLinesTest {
  private static List<String> written(String logger) throws JoranException {
    PrintStream console = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      JoranConfigurator settings = new JoranConfigurator();
      settings.setContext(context);
      settings.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
      context
          .getLogger(logger)
          .warn(
              "a call\n\tfailed",
              new IllegalStateException("no answer\nin time", new IOException("refused")));
    } finally {
      context.stop();
      System.setOut(console);
    }
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** A store that cannot be reached is said by them again and again, each time on sixty lines. */
  @Test
  void whatTheSdkAndItsNetworkSayIsALineWithItsCause() throws JoranException {
    for (String library : List.of("software.amazon.awssdk.http.nio", "io.netty.channel")) {
      assertThat(written(library)).hasSize(1);
      assertThat(written(library).get(0))
          .contains("a call failed", "no answer in time", "Caused by: java.io.IOException: refused")
          .doesNotContain("LogLinesTest");
    }
  }

  @Test
  void aFaultOfOursIsToldWithWhereItHappened() throws JoranException {
    assertThat(written("dev.holdfast.gateway.http.Failures").toString()).contains("LogLinesTest");
  }
}
