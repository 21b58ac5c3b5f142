package dev.holdfast.deploy.command;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a command does beside its calls of AWS; a rehearsal only tells of it. */
interface Tools {
  /**
   * Runs a program of this machine and waits for its end.
   *
   * @param input what it reads, such as a password
   * @throws Failed if it is not there, or does not end with 0
   */
  void run(List<String> command, Optional<String> input);

  /** The status of the answer to a GET; 0 for none. */
  int status(URI address);

  /** Lets time pass. */
  void pause(int seconds);

  /** Tells whoever started it. */
  void say(String line);
}
