package dev.holdfast.deploy.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** {@code deploy}, {@code upgrade}, {@code pause} and {@code destroy}. Started by the scripts. */
public final class Main {
  private static final int CHECK_FAILED = 1;

  private Main() {}

  /**
   * Runs a command, and ends with its exit status.
   *
   * @param args the repository's root, the command, its options
   */
  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    System.exit(run(root, Arrays.asList(args).subList(1, args.length)));
  }

  private static int run(Path root, List<String> arguments) {
    try {
      Options options = Options.of(root, arguments);
      if (options.isRehearsal()) {
        Rehearsal stage = new Rehearsal(System.out::println, options.command());
        new Run(root, options, stage, Aws.of(region(options), Rehearsal.NOBODY, stage)).run();
      } else {
        Machine machine = new Machine(root);
        new Run(root, options, machine, aws(options)).run();
      }
      return 0;
    } catch (Failed failure) {
      System.err.println(failure.getMessage());
      return failure.status;
    } catch (JsonApi.Refused | SdkException refused) {
      System.err.println("AWS: " + refused.getMessage());
      return CHECK_FAILED;
    }
  }

  private static Aws aws(Options options) {
    AwsCredentialsProvider credentials =
        DefaultCredentialsProvider.builder().profileName(options.profile().orElse(null)).build();
    return Aws.of(region(options), credentials, UrlConnectionHttpClient.create());
  }

  private static Region region(Options options) {
    return options
        .region()
        .map(Region::of)
        .orElseGet(
            () ->
                options.isRehearsal()
                    ? Region.US_EAST_1
                    : DefaultAwsRegionProviderChain.builder()
                        .profileName(options.profile().orElse(null))
                        .build()
                        .getRegion());
  }
}
