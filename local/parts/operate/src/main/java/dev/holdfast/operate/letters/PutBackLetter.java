package dev.holdfast.operate.letters;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.Emulators;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.gateway.command.KinesisClients;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.gateway.retry.UnavailableException;
import dev.holdfast.job.source.CommandRecords;
import dev.holdfast.job.source.InputFault;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.schema.Command;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/**
 * Puts one letter back into the command stream, its bytes as they came. Only what this version of
 * the job can read goes back; so first deploy the job that can.
 */
@picocli.CommandLine.Command(
    name = "put-back",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = {
      "Puts a command back into the command stream, once the job can read it.",
      "",
      "Its bytes go as they came. It is decided like any other command, and once however often it is"
          + " put back, for as long as the job remembers its id."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:put back",
      "1:it cannot be: no command, or still unreadable",
      "2:wrong usage",
      "3:no such letter, or no stream"
    })
final class PutBackLetter implements Callable<Integer> {
  private static final long TRIED_MILLIS = 5_000;

  @Spec private CommandSpec spec;
  @Mixin private OneLetter wanted;

  @Option(
      names = "--kinesis",
      paramLabel = "URL|aws",
      defaultValue = "http://127.0.0.1:${env:HOLDFAST_KINESIS_PORT:-4567}",
      description = "Where the stream is: an emulator, or the service. Default: ${DEFAULT-VALUE}")
  private String kinesis;

  @Option(
      names = "--region",
      defaultValue = "${env:AWS_REGION:-us-east-1}",
      description = "Default: ${DEFAULT-VALUE}")
  private String region;

  @Override
  public Integer call() throws IOException {
    return wanted.use(this::putBack);
  }

  private int putBack(Letter letter) {
    if (letter.isChange()) {
      return refuse(
          ExitStatus.CHECK_FAILED,
          "This is a row of the log. It is there still, and a job that can read it does so when the"
              + " item's next commit comes: there is nothing to put back.");
    }
    try {
      Optional<Command> command = CommandRecords.read(letter.bytes().asByteArrayUnsafe());
      return command.isPresent()
          ? send(letter, command.get())
          : refuse(ExitStatus.CHECK_FAILED, "This is a tick: there is nothing to decide.");
    } catch (InputFault fault) {
      return refuse(ExitStatus.CHECK_FAILED, "Still dead: %s", fault.getMessage());
    }
  }

  private int send(Letter letter, Command command) {
    try (KinesisAsyncClient client =
            KinesisClients.create(Region.of(region), Emulators.endpoint(kinesis));
        SystemTimekeeper time = new SystemTimekeeper("put-back")) {
      // Twice is as good as once: the job knows the command by its id.
      Retries retries =
          new Retries(
              time, new SystemChance(), "Kinesis", SdkException.class::isInstance, TRIED_MILLIS);
      retries
          .ask(
              () ->
                  client.putRecord(
                      put ->
                          put.streamName(letter.source())
                              .partitionKey(command.getItem())
                              .data(letter.bytes())))
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UnavailableException) {
        return refuse(
            ExitStatus.ENVIRONMENT,
            "The stream %s at %s does not take it: %s",
            letter.source(),
            kinesis,
            e.getCause().getCause().getMessage());
      }
      throw e;
    }
    spec.commandLine()
        .getOut()
        .printf(
            "Put back. Its outcome: GET /items/%s/commands/%s%n",
            command.getItem(), command.getCommand());
    spec.commandLine().getOut().flush();
    return ExitStatus.DONE;
  }

  private int refuse(int status, String what, Object... about) {
    spec.commandLine().getErr().printf(what + "%n", about);
    return status;
  }
}
