package dev.holdfast.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An AWS and a machine on which everything goes well and nothing happens: each call is told as it
 * would be sent, and answered as if it had been done.
 */
class Rehearsal implements SdkHttpClient, Tools {
  static final AwsCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

  private static final int OK = 200;

  private final Consumer<String> told;
  private final Stage stage;

  /**
   * Begins.
   *
   * @param command {@code deploy} finds nothing on AWS, all others an installation that runs
   */
  Rehearsal(Consumer<String> told, String command) {
    this.told = told;
    this.stage = new Stage(!command.equals("deploy"));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        Call call = Call.of(request);
        say(call.toString());
        return response(answer(call));
      }

      @Override
      public void abort() {
        // Nothing is under way.
      }
    };
  }

  /** What AWS answers. */
  Stage.Answer answer(Call call) {
    return stage.answer(call);
  }

  private static HttpExecuteResponse response(Stage.Answer answer) {
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(answer.status()).build())
        .responseBody(
            AbortableInputStream.create(new ByteArrayInputStream(answer.body().getBytes(UTF_8))))
        .build();
  }

  @Override
  public void run(List<String> command, Optional<String> input) {
    say(String.join(" ", command));
  }

  @Override
  public int status(URI address) {
    say("GET " + address);
    return OK;
  }

  @Override
  public void pause(int seconds) {
    // Everything is done at once.
  }

  @Override
  public void say(String line) {
    told.accept(line);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
