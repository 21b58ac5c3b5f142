package dev.holdfast.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs a command line in this process, and keeps what it says. */
public final class CommandLines {
  private final CommandLine command;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  public CommandLines(CommandLine command) {
    this.command = command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
  }

  /** Its exit status. */
  public int execute(String words) {
    return execute(List.of(words.split(" ", -1)));
  }

  /** The same where a word may have blanks. */
  public int execute(List<String> words) {
    return command.execute(words.toArray(new String[0]));
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
