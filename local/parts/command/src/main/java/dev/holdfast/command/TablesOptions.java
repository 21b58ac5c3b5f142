package dev.holdfast.command;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the tables are, as each command that reads them is told. */
public final class TablesOptions {
  @Option(
      names = "--dynamodb",
      paramLabel = "URL|aws",
      defaultValue = "http://127.0.0.1:${env:HOLDFAST_DYNAMODB_PORT:-8000}",
      description = "Where the tables are: an emulator, or the service. Default: ${DEFAULT-VALUE}")
  private String dynamoDb;

  @Option(
      names = "--region",
      defaultValue = "${env:AWS_REGION:-us-east-1}",
      description = "Default: ${DEFAULT-VALUE}")
  private String region;

  @Option(
      names = "--prefix",
      defaultValue = "${env:HOLDFAST_PREFIX:-holdfast-}",
      description = "What the tables' names begin with. Default: ${DEFAULT-VALUE}")
  private String prefix;

  /** As it was given, to be shown. */
  public String place() {
    return dynamoDb;
  }

  /** Of an emulator; empty for the service itself. */
  public Optional<URI> endpoint() {
    return Emulators.endpoint(dynamoDb);
  }

  public String region() {
    return region;
  }

  public String prefix() {
    return prefix;
  }
}
