package dev.holdfast.deploy.command;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The services of AWS that a command calls, in one region and on one account. */
record Aws(
    CloudFormationClient stacks,
    S3Client files,
    EcrClient images,
    SecretsManagerClient secrets,
    JsonApi flink,
    JsonApi alarms) {

  static Aws of(Region region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    return new Aws(
        with(CloudFormationClient.builder(), region, credentials, http),
        with(S3Client.builder(), region, credentials, http),
        with(EcrClient.builder(), region, credentials, http),
        with(SecretsManagerClient.builder(), region, credentials, http),
        new JsonApi(
            "kinesisanalytics",
            "kinesisanalytics",
            "KinesisAnalytics_20180523",
            "1.1",
            region,
            credentials,
            http),
        new JsonApi(
            "monitoring",
            "monitoring",
            "GraniteServiceVersion20100801",
            "1.0",
            region,
            credentials,
            http));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C with(
      B builder, Region region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
  }
}
