package dev.holdfast.command;

import java.io.PrintWriter;
import java.io.StringWriter;
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
    return command.execute(words.split(" ", -1));
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
