package dev.holdfast.gateway.docs;

import dev.holdfast.gateway.http.Access;
import io.javalin.config.JavalinConfig;

/**
 * The page at `/`, for people: shelf, items, warehouse, storefront, system. It is files only; all
 * that it shows and does goes through the API, as anybody's calls do.
 */
public final class Page {
  /** Nothing but the gateway's own files runs, is shown, or is called. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none';"
          + " form-action 'none'";

  private Page() {}

  /** Adds `/` and the files that it loads: its own below `/web`, its charts' at `/web/uplot`. */
  public static void add(JavalinConfig config) {
    String start = WebFiles.text("/web/page/index.html");
    config.routes.get(
        "/",
        ctx -> {
          ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
          ctx.header("Cache-Control", "no-cache");
          ctx.html(start);
        },
        Access.ANYBODY);
    WebFiles.serve(config, "/web/uplot", WebFiles.webJar("org.webjars.npm", "uplot"));
    WebFiles.serve(config, "/web/page", "/web/page");
  }
}
