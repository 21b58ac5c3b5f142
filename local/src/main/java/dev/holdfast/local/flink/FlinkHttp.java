package dev.holdfast.local.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Requests to Flink's REST interface, and its answers. */
final class FlinkHttp {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "holdfast-jar-boundary";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final URI base;
  private final String authorization;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  /**
   * @param authorization the header by which Flink does what it is asked to
   */
  FlinkHttp(URI base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", authorization);
  }

  HttpRequest.Builder post(String path, ObjectNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  HttpRequest.Builder postJar(String path, Path jar) {
    return request(path)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofInputStream(() -> multipart(jar)));
  }

  private static SequenceInputStream multipart(Path jar) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, jar.getFileName())
            + "Content-Type: application/x-java-archive\r\n\r\n";
    String end = "\r\n--" + BOUNDARY + "--\r\n";
    try {
      var headAndJar = new SequenceInputStream(stream(head), Files.newInputStream(jar));
      return new SequenceInputStream(headAndJar, stream(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /**
   * Sends it and reads the answer.
   *
   * @throws JobFailed if Flink refuses, with the reason it gives
   */
  JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new JobFailed(
          "Flink answers %d to %s".formatted(answer.statusCode(), answer.uri().getPath()),
          reason(answer.body()));
    }
    return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private static String reason(String body) throws IOException {
    String errors = "";
    for (JsonNode error : JSON.readTree(body).path("errors")) {
      errors = error.asText();
    }
    return errors.isEmpty() ? body : errors;
  }
}
