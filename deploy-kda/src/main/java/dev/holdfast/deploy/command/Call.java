package dev.holdfast.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A call as it would go to AWS.
 *
 * @param service by its host's name
 * @param fields of a form; empty for others
 * @param body as text; of a file, nothing
 */
record Call(String service, String action, Map<String, String> fields, String body) {
  private static final int SHOWN_MAX = 200;

  static Call of(HttpExecuteRequest request) {
    SdkHttpRequest http = request.httpRequest();
    String host = http.host().replaceFirst("^api\\.", "");
    if (host.contains("s3")) {
      String bucket = host.substring(0, host.indexOf('.'));
      String path = http.encodedPath().isEmpty() ? "/" : http.encodedPath();
      return new Call("s3", http.method() + " " + bucket + path, Map.of(), "");
    }
    String service = host.replaceFirst("\\..*", "");
    String body = text(request);
    return http.firstMatchingHeader("X-Amz-Target")
        .map(target -> new Call(service, target.replaceFirst(".*\\.", ""), Map.of(), body))
        .orElseGet(() -> form(service, body));
  }

  private static Call form(String service, String body) {
    Map<String, String> fields =
        Arrays.stream(body.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> URLDecoder.decode(pair[1], UTF_8),
                    (a, b) -> b,
                    TreeMap::new));
    String action = fields.remove("Action");
    fields.remove("Version");
    return new Call(service, action, fields, body);
  }

  private static String text(HttpExecuteRequest request) {
    if (request.contentStreamProvider().isEmpty()) {
      return "";
    }
    try (InputStream from = request.contentStreamProvider().get().newStream()) {
      return new String(from.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a line for people: what is long is only counted. */
  @Override
  public String toString() {
    String values =
        fields.isEmpty()
            ? shown(service.equals("secretsmanager") ? "" : body)
            : fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + shown(field.getValue()))
                .collect(Collectors.joining(" "));
    return (service + " " + action + " " + values).strip();
  }

  private static String shown(String value) {
    return value.length() > SHOWN_MAX ? "(" + value.length() + " characters)" : value;
  }
}
