package dev.holdfast.use;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.client.answer.Outcome;
import dev.holdfast.client.answer.Problem;
import dev.holdfast.command.ExitStatus;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Answers as lines for people, or as JSON for machines, with the API's names. */
final class Output {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .build();

  private static final int UNAUTHENTICATED = 401;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  Output(CommandLine command, boolean json) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.json = json;
  }

  /** What a command was to bring. */
  void say(Object answer, String words) {
    out.println(json ? text(answer) : words);
    out.flush();
  }

  /** What stands in the way. */
  void problem(Problem problem) {
    if (json) {
      say(problem, "");
    } else {
      complain(problem.toString());
    }
    if (problem.status() == UNAUTHENTICATED) {
      complain("Name a file with the key by --key, or set HOLDFAST_API_KEY.");
    }
  }

  /** For people only. */
  void complain(String words) {
    err.println(words);
    err.flush();
  }

  /** Nobody answered. */
  int away(String why) {
    complain(why);
    return ExitStatus.ENVIRONMENT;
  }

  /** What became of a command, and the exit status of that. */
  int outcome(Outcome outcome, String what) {
    String again = outcome.command().map(id -> ", as command " + id).orElse("");
    return switch (outcome.result()) {
      case DONE -> {
        say(outcome, "done: " + what);
        yield ExitStatus.DONE;
      }
      case REJECTED -> {
        say(outcome, "rejected: " + what + ", " + outcome.reason().orElse("without a reason"));
        yield ExitStatus.CHECK_FAILED;
      }
      case PENDING -> {
        say(outcome, "not decided yet: taken" + again + "; would be " + what);
        yield ExitStatus.CHECK_FAILED;
      }
      case UNKNOWN -> {
        say(outcome, "unknown: " + what + again + ". The same again is safe.");
        yield away(outcome.reason().orElse(""));
      }
    };
  }

  private static String text(Object answer) {
    try {
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are plain values", e);
    }
  }
}
