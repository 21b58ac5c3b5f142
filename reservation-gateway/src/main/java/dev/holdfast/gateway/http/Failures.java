package dev.holdfast.gateway.http;

import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.log.Causes;
import dev.holdfast.log.HoleException;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.UnreadableRowException;
import dev.holdfast.log.writer.OverloadedException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers to failures. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The answer to a request that failed; bugs and broken data are logged. */
  public static Answer answer(Context ctx, Throwable failure) {
    Throwable cause = Causes.of(failure);
    if (cause instanceof ProblemException refused) {
      return refused.problem().answer();
    }
    if (cause instanceof HttpResponseException refused) {
      return ofRouter(ctx, refused);
    }
    if (cause instanceof OverloadedException) {
      return Problems.unavailable("Too many requests wait already. Nothing was done; retry.")
          .answer();
    }
    if (cause instanceof PartlyDoneException partly) {
      return partlyDone(ctx, Causes.of(partly.getCause())).answer();
    }
    if (cause instanceof LogUnavailableException || cause instanceof UnavailableException) {
      LOG.warn("{} {}: {}", ctx.method(), Paths.forLog(ctx.path()), cause.getMessage());
      return Problems.unavailable(
              "A store did not answer in time, so it is not known whether this was done."
                  + " Send the same request with the same id again; that is safe.")
          .answer();
    }
    if (cause instanceof UnreadableRowException unreadable) {
      return unreadable(
              ctx,
              unreadable,
              "so it is not known whether this was done, now or before. Once it can be read, the"
                  + " same request with the same id is answered from the log.")
          .answer();
    }
    if (cause instanceof HoleException) {
      LOG.error("{} {}: {}", ctx.method(), Paths.forLog(ctx.path()), cause.getMessage());
      return new Problem(
              ProblemType.FAULT,
              "The log has a hole ("
                  + cause.getMessage()
                  + "), and nothing is built on it. Tell whoever runs this service.")
          .answer();
    }
    if (cause instanceof UncheckedIOException) {
      return new Problem(ProblemType.BROKEN_OFF, "Send it again.").answer();
    }
    LOG.error("{} {} failed", ctx.method(), Paths.forLog(ctx.path()), cause);
    return new Problem(
            ProblemType.FAULT,
            "This is not your fault; it is logged. Tell whoever runs this service.")
        .answer();
  }

  private static Problem partlyDone(Context ctx, Throwable cause) {
    String held =
        "other lines of this cart may be held. Send the same request with the same id again; that"
            + " is safe. What nobody asks for again runs out.";
    if (cause instanceof UnreadableRowException unreadable) {
      return unreadable(ctx, unreadable, "and " + held);
    }
    LOG.warn("{} {}: {}", ctx.method(), Paths.forLog(ctx.path()), cause.toString());
    return Problems.unavailable("Not every line could be placed, and " + held);
  }

  private static Problem unreadable(Context ctx, UnreadableRowException row, String what) {
    LOG.error("{} {}: {}", ctx.method(), Paths.forLog(ctx.path()), row.getMessage());
    return new Problem(
        ProblemType.UNREADABLE_ROW,
        "Commit %d of item %s cannot be read by this gateway, %s"
            .formatted(row.seq(), row.item(), what));
  }

  private static Answer ofRouter(Context ctx, HttpResponseException refused) {
    if (refused instanceof MethodNotAllowedResponse) {
      return withOtherMethods(ctx, refused);
    }
    return problem(ctx, refused).answer();
  }

  /** `OPTIONS` asks for what the answer to every wrong method says: which there are. */
  private static Answer withOtherMethods(Context ctx, HttpResponseException refused) {
    String routes = String.join(", ", refused.getDetails().values());
    String heads = routes.contains("GET") ? ", HEAD, OPTIONS" : ", OPTIONS";
    Answer answer =
        ctx.method().equals(HandlerType.OPTIONS)
            ? Answer.noContent()
            : new Problem(
                    ProblemType.WRONG_METHOD,
                    ctx.method() + " is not done at " + ctx.path() + "; /docs lists what is.")
                .answer();
    return answer.with("Allow", routes + heads);
  }

  private static Problem problem(Context ctx, HttpResponseException refused) {
    return switch (refused.getStatus()) {
      case 404 ->
          new Problem(
              ProblemType.UNKNOWN_ROUTE,
              ctx.method() + " " + ctx.path() + " is no route; /docs lists them.");
      default -> new Problem(ProblemType.BAD_REQUEST, refused.getStatus(), refused.getMessage());
    };
  }
}
