package dev.holdfast.gateway.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.holdfast.gateway.http.Access;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** The API's description, as JSON and to be read and tried in a browser. */
public final class ApiDocs {
  private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/";

  private ApiDocs() {}

  /** Adds `/openapi.json`, `/docs`, `/` and a page for each problem. */
  public static void add(JavalinConfig config) {
    byte[] description = openApi();
    String docs = text("/web/docs.html");
    String start = text("/web/index.html");
    config.routes.get(
        "/openapi.json",
        ctx -> ctx.contentType("application/json").result(description),
        Access.ANYBODY);
    config.routes.get("/docs", ctx -> ctx.html(docs), Access.ANYBODY);
    config.routes.get("/", ctx -> ctx.html(start), Access.ANYBODY);
    ProblemPages.add(config);
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/docs/swagger-ui";
          files.directory = SWAGGER_UI + version();
          files.location = Location.CLASSPATH;
          files.roles = Set.of(Access.ANYBODY);
        });
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/web";
          files.directory = "/web";
          files.location = Location.CLASSPATH;
          files.roles = Set.of(Access.ANYBODY);
        });
  }

  private static byte[] openApi() {
    try (InputStream yaml = resource("/openapi.yaml")) {
      return new ObjectMapper()
          .writeValueAsBytes(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of Swagger UI on the class path, which its files' path holds. */
  private static String version() {
    try (InputStream pom = resource("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      Properties properties = new Properties();
      properties.load(pom);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    try (InputStream resource = resource(name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream resource = ApiDocs.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("the class path lacks " + name);
    }
    return resource;
  }
}
