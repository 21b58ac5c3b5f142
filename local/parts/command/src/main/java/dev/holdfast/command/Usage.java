package dev.holdfast.command;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Answers a wrong command line. */
public final class Usage {
  private Usage() {}

  /** In a line or two: the whole help would push the message off the screen. */
  public static CommandLine brief(CommandLine line) {
    return line.setParameterExceptionHandler(Usage::explain);
  }

  private static int explain(ParameterException wrong, String... args) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("%s%n%s --help tells more.%n", wrong.getMessage(), name);
    return ExitStatus.USAGE;
  }
}
