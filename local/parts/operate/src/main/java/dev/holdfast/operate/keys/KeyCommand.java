package dev.holdfast.operate.keys;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.config.ConfigException;
import dev.holdfast.gateway.auth.ApiKeys;
import dev.holdfast.gateway.auth.KeyLine;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.key.ApiKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: makes an API key. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = {
      "Makes an API key and shows it, once.",
      "",
      "What a gateway needs is a line with the key's hash, in a file that HOLDFAST_KEYS names. With"
          + " --file the line is added there, and running gateways know the key within seconds."
          + " Remove the line to revoke the key.",
      ""
    })
public final class KeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "storefront, warehouse or operator")
  private String role;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Whose it is; each name is there once.")
  private String name;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Adds the line to it. Without, the line is shown.")
  private Path file;

  @Override
  public Integer call() {
    Role known =
        Role.named(role)
            .orElseThrow(() -> wrong("--role must be storefront, warehouse or operator"));
    if (!name.matches(KeyLine.NAME_PATTERN)) {
      throw wrong("--name must be 1 to 64 letters, digits and . _ -");
    }
    ApiKey key = ApiKey.make(new SecureRandom());
    String line = new KeyLine(known, name, key.hash()).toString();
    if (file != null) {
      append(line);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(key.text());
    if (file == null) {
      out.println(line);
    }
    out.flush();
    return ExitStatus.DONE;
  }

  /** The file must be right before and after. */
  private void append(String line) {
    try {
      String before = Files.exists(file) ? Files.readString(file) : "";
      if (!before.isEmpty() && ApiKeys.read(List.of(file)).hasName(name)) {
        throw wrong(file + " has a key of the name " + name + " already");
      }
      String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
      Files.writeString(
          file, gap + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (ConfigException e) {
      throw wrong(e.getMessage());
    } catch (NoSuchFileException e) {
      throw wrong(file + " can't be written: its folder is not there");
    } catch (IOException e) {
      throw wrong(file + " can't be written: " + e);
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
