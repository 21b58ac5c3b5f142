package dev.holdfast.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * This machine.
 *
 * @param root where programs run: the repository's
 */
record Machine(Path root) implements Tools {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @Override
  public void run(List<String> command, Optional<String> input) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(input.orElse("").getBytes(UTF_8));
      }
      if (process.waitFor() != 0) {
        throw Failed.because(String.join(" ", command) + " ended with " + process.exitValue());
      }
    } catch (IOException e) {
      throw Failed.missing(command.get(0) + " does not run here: " + e.getMessage());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public int status(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public void say(String line) {
    System.out.println(line);
  }

  private static Failed interrupted() {
    Thread.currentThread().interrupt();
    return Failed.because("interrupted; what has begun on AWS goes on there");
  }
}
