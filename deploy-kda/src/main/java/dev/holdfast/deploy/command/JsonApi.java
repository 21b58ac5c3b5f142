package dev.holdfast.deploy.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;

/**
 * A service of AWS that speaks JSON, for those whose client is not to be had: calls are signed as
 * any other, and have the fields that AWS's model of the service gives them.
 *
 * @param name by which its requests are signed
 * @param target what the names of its actions begin with
 * @param version of the protocol: 1.0 or 1.1
 */
record JsonApi(
    String name,
    String host,
    String target,
    String version,
    Region region,
    AwsCredentialsProvider credentials,
    SdkHttpClient http) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer other than 200, by the name of its kind. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    final String kind;

    private Refused(String kind, String message) {
      super(message);
      this.kind = kind;
    }
  }

  /**
   * Calls an action.
   *
   * @throws Refused if AWS does not do it
   */
  JsonNode call(String action, Map<String, ?> fields) {
    try {
      byte[] body = JSON.writeValueAsBytes(fields);
      HttpExecuteResponse answer =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed(action, body))
                      .contentStreamProvider(ContentStreamProvider.fromByteArray(body))
                      .build())
              .call();
      JsonNode read = read(answer);
      if (!answer.httpResponse().isSuccessful()) {
        throw refused(action, read);
      }
      return read;
    } catch (IOException e) {
      throw Failed.because(name + " does not answer: " + e.getMessage());
    }
  }

  private SdkHttpRequest signed(String action, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://" + host + "." + region.id() + ".amazonaws.com/"))
            .putHeader("Content-Type", "application/x-amz-json-" + version)
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("X-Amz-Target", target + "." + action)
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                each ->
                    each.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, name)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    return signed.request();
  }

  private static JsonNode read(HttpExecuteResponse answer) throws IOException {
    byte[] body =
        answer.responseBody().isPresent()
            ? answer.responseBody().get().readAllBytes()
            : new byte[0];
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  private static Refused refused(String action, JsonNode answer) {
    String kind = answer.path("__type").asText("unknown").replaceFirst(".*#", "");
    String words = answer.path("message").asText(answer.path("Message").asText());
    return new Refused(kind, action + ": " + kind + " " + words);
  }
}
