package dev.holdfast.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the command line in this process, and keeps what it says. */
public final class CommandLines {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Its exit status. */
  public int execute(String words) {
    CommandLine command = Bench.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(words.split(" ", -1));
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
