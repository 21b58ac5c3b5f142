package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.command.CommandLines;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.command.SelfSignedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every command that calls a gateway is told whose certificate to take. */
class TrustedCaTest {
  private static final String MUG =
      "{\"item\":\"mug\",\"available\":3,\"onHand\":10,\"reserved\":7,\"status\":\"low-stock\","
          + "\"seq\":5,\"at\":0}";
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir Path folder;
  private final CommandLines commands = new CommandLines(Bench.commandLine());
  private SSLContext before;
  private SelfSignedServer gateway;

  @BeforeEach
  void serve() throws Exception {
    before = SSLContext.getDefault();
    gateway = new SelfSignedServer(folder, MUG);
    Files.writeString(
        folder.resolve("trace.csv"),
        HEADER + "536365,22752,BOX,2,2010-12-01 08:26:00,7.65,17850,United Kingdom\n");
  }

  @AfterEach
  void end() throws NoSuchAlgorithmException {
    SSLContext.setDefault(before);
    gateway.close();
  }

  private int run(String command, String more) {
    return commands.execute(
        command.replace("URL", gateway.url()).replace("FOLDER", folder.toString()) + more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item mug --deadline 1 --url URL",
        "load hot-item --warm-up 1 --seconds 1 --gateway URL",
        "replay FOLDER/trace.csv --patience 1 --settle 0 --gateway URL",
      })
  void itAsksAGatewayThatSignedItsOwnCertificateOnlyIfThatIsNamed(String command) {
    run(command, "");
    assertThat(gateway.asked).isEmpty();

    run(command, " --ca " + gateway.pem);
    assertThat(gateway.asked).isNotEmpty();
  }

  @Test
  void whoIsNamedIsBelieved() {
    assertThat(run("item mug --url URL", " --ca " + gateway.pem)).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void aFileThatHoldsNoCertificateIsWrongUsage() {
    assertThat(run("item mug --url URL", " --ca FOLDER/trace.csv")).isEqualTo(ExitStatus.USAGE);
    assertThat(commands.err()).contains("--ca", "PEM");
    assertThat(gateway.asked).isEmpty();
  }
}
