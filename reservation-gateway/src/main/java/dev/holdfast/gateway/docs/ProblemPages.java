package dev.holdfast.gateway.docs;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.ProblemType;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** `GET /problems/{problem}`: what each type of problem means, and what to do about it. */
final class ProblemPages {
  private ProblemPages() {}

  static void add(JavalinConfig config) {
    config.routes.get("/problems/{problem}", ProblemPages::write, Access.ANYBODY);
  }

  private static void write(Context ctx) {
    ProblemType type =
        ProblemType.named(ctx.pathParam("problem")).orElseThrow(NotFoundResponse::new);
    ctx.header("Vary", "Accept");
    String accept = ctx.header("Accept");
    if (accept != null && accept.contains("text/html")) {
      ctx.html(html(type));
    } else {
      Answer.json(200, json(type)).writeTo(ctx);
    }
  }

  private static Map<String, Object> json(ProblemType type) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("type", type.address());
    page.put("title", type.title());
    page.put("status", type.status());
    page.put("meaning", type.meaning());
    page.put("remedy", type.remedy());
    return page;
  }

  private static String html(ProblemType type) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>%1$s</title>
    <h1>%1$s</h1>
    <p><code>%2$s</code>, usually with status %3$d.</p>
    <h2>What it means</h2>
    <p>%4$s</p>
    <h2>What to do</h2>
    <p>%5$s</p>
    <p><a href="/docs">All routes</a></p>
    </html>
    """
        .formatted(type.title(), type.address(), type.status(), type.meaning(), type.remedy());
  }
}
