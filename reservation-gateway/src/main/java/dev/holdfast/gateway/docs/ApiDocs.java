package dev.holdfast.gateway.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.holdfast.gateway.http.Access;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's description, as JSON and to be read and tried in a browser. */
public final class ApiDocs {
  private ApiDocs() {}

  /** Adds `/openapi.json`, `/docs` and a page for each problem. */
  public static void add(JavalinConfig config) {
    byte[] description = openApi();
    String docs = WebFiles.text("/web/docs/index.html");
    config.routes.get(
        "/openapi.json",
        ctx -> ctx.contentType("application/json").result(description),
        Access.ANYBODY);
    config.routes.get("/docs", ctx -> ctx.html(docs), Access.ANYBODY);
    ProblemPages.add(config);
    WebFiles.serve(config, "/docs/swagger-ui", WebFiles.webJar("org.webjars", "swagger-ui"));
    WebFiles.serve(config, "/web/docs", "/web/docs");
  }

  private static byte[] openApi() {
    try (InputStream yaml = WebFiles.open("/openapi.yaml")) {
      return new ObjectMapper()
          .writeValueAsBytes(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
