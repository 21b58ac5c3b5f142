package dev.holdfast.operate.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.gateway.auth.KeyLine;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.key.ApiKey;
import dev.holdfast.operate.Operate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  void aKeyIsShownWithTheLineForIt() {
    assertThat(run("--role", "warehouse", "--name", "till-3")).isZero();

    List<String> lines = said.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(KeyLine.parse(lines.get(1)))
        .contains(new KeyLine(Role.WAREHOUSE, "till-3", new ApiKey(lines.get(0)).hash()));
  }

  @Test
  void intoAFileGoesTheHashAndNotTheKey() throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "# ours");

    assertThat(run("--role", "storefront", "--name", "shop", "--file", file.toString())).isZero();
    assertThat(run("--role", "operator", "--name", "me", "--file", file.toString())).isZero();

    List<String> keys = said.toString().lines().toList();
    assertThat(keys).hasSize(2).allMatch(key -> key.matches("hf_[A-Za-z0-9_-]{43}"));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "# ours",
            new KeyLine(Role.STOREFRONT, "shop", new ApiKey(keys.get(0)).hash()).toString(),
            new KeyLine(Role.OPERATOR, "me", new ApiKey(keys.get(1)).hash()).toString());
  }

  @Test
  void wrongUseWritesNothing() throws IOException {
    Path file = folder.resolve("keys");
    assertThat(run("--role", "operator", "--name", "me", "--file", file.toString())).isZero();
    String before = Files.readString(file);

    assertThat(run("--role", "operator", "--name", "me", "--file", file.toString())).isEqualTo(2);
    assertThat(run("--role", "cook", "--name", "x", "--file", file.toString())).isEqualTo(2);
    assertThat(run("--role", "operator", "--name", "a b", "--file", file.toString())).isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  private int run(String... options) {
    String[] line = new String[options.length + 1];
    line[0] = "key";
    System.arraycopy(options, 0, line, 1, options.length);
    return Operate.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(line);
  }
}
