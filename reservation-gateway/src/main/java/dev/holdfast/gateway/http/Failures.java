package dev.holdfast.gateway.http;

import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.log.Causes;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.log.writer.OverloadedException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
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
      return ofRouter(ctx, refused).answer();
    }
    if (cause instanceof OverloadedException) {
      return Problems.unavailable("Too many requests wait already. Nothing was done; retry.")
          .answer();
    }
    if (cause instanceof LogUnavailableException || cause instanceof UnavailableException) {
      LOG.warn("{} {}: {}", ctx.method(), ctx.path(), cause.getMessage());
      return Problems.unavailable(
              "A store did not answer in time, so it is not known whether this was done."
                  + " Send the same request with the same id again; that is safe.")
          .answer();
    }
    if (cause instanceof UncheckedIOException) {
      return new Problem(400, "broken-off", "The request broke off", "Send it again.").answer();
    }
    LOG.error("{} {} failed", ctx.method(), ctx.path(), cause);
    return new Problem(
            500,
            "fault",
            "Something is broken here",
            "This is not your fault; it is logged. Tell whoever runs this service.")
        .answer();
  }

  private static Problem ofRouter(Context ctx, HttpResponseException refused) {
    return switch (refused.getStatus()) {
      case 404 ->
          new Problem(
              404,
              "unknown-route",
              "There is nothing at this address",
              ctx.method() + " " + ctx.path() + " is no route; /docs lists them.");
      case 405 ->
          new Problem(
              405,
              "wrong-method",
              "This address has other methods",
              ctx.method() + " is not done at " + ctx.path() + "; /docs lists what is.");
      default ->
          new Problem(
              refused.getStatus(),
              "bad-request",
              "The request is not understood",
              refused.getMessage());
    };
  }
}
