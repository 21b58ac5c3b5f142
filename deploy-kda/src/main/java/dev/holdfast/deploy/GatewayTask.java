package dev.holdfast.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Ulimit;
import software.amazon.awscdk.services.ecs.UlimitName;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** One gateway: its image, its room, and what it is told. */
final class GatewayTask {
  /** What {@code deploy-kda/image} puts the hashes into, and the name it gets them by. */
  private static final String KEYS = "/tmp/keys";

  private static final String KEY_HASHES = "KEY_HASHES";

  private static final String FLEET_SECRET = "HOLDFAST_FLEET_SECRET";

  /** A connection for each caller, and those to AWS. */
  private static final int OPEN_FILES = 65_536;

  private GatewayTask() {}

  static FargateTaskDefinition of(
      Construct scope, Settings settings, GatewaySettings gateway, GatewayHome home) {
    FargateTaskDefinition task =
        FargateTaskDefinition.Builder.create(scope, "Gateway")
            .cpu(gateway.cpu())
            .memoryLimitMiB(gateway.memory())
            .runtimePlatform(
                RuntimePlatform.builder()
                    .cpuArchitecture(CpuArchitecture.ARM64)
                    .operatingSystemFamily(OperatingSystemFamily.LINUX)
                    .build())
            // The one place it may write to: keys, and answers to uploads that nobody reads yet.
            .volumes(List.of(Volume.builder().name("tmp").build()))
            .build();
    container(task, settings, gateway, home)
        .addMountPoints(
            MountPoint.builder().sourceVolume("tmp").containerPath("/tmp").readOnly(false).build());
    return task;
  }

  private static ContainerDefinition container(
      FargateTaskDefinition task, Settings settings, GatewaySettings gateway, GatewayHome home) {
    ContainerDefinitionOptions.Builder options =
        ContainerDefinitionOptions.builder()
            .containerName("gateway")
            .image(ContainerImage.fromEcrRepository(home.images, gateway.imageTag()))
            .environment(environment(settings, gateway))
            .readonlyRootFilesystem(true)
            .healthCheck(
                HealthCheck.builder()
                    .command(List.of("CMD", "/holdfast/alive"))
                    .interval(Duration.seconds(10))
                    .timeout(Duration.seconds(5))
                    .retries(3)
                    .startPeriod(Duration.seconds(60))
                    .build())
            // Requests under way are answered first.
            .stopTimeout(Duration.seconds(30))
            .ulimits(
                List.of(
                    Ulimit.builder()
                        .name(UlimitName.NOFILE)
                        .softLimit(OPEN_FILES)
                        .hardLimit(OPEN_FILES)
                        .build()))
            .portMappings(
                Stream.of(GatewaySettings.PORT, GatewaySettings.FLEET_PORT)
                    .map(port -> PortMapping.builder().containerPort(port).build())
                    .toList())
            .secrets(secrets(task, gateway, home))
            .logging(
                LogDriver.awsLogs(
                    AwsLogDriverProps.builder()
                        .logGroup(home.log)
                        .streamPrefix("gateway")
                        // A log that does not answer must not hold up a hold.
                        .mode(AwsLogDriverMode.NON_BLOCKING)
                        .build()));
    home.useKey.forEach(task::addToExecutionRolePolicy);
    return task.addContainer("Container", options.build());
  }

  private static Map<String, Secret> secrets(
      Construct scope, GatewaySettings gateway, GatewayHome home) {
    Map<String, Secret> secrets = new HashMap<>();
    secrets.put(FLEET_SECRET, byArn(scope, "FleetSecret", home.fleetSecret));
    gateway
        .keysFile()
        .ifPresent(file -> secrets.put(KEY_HASHES, byArn(scope, "KeyHashes", home.keyHashes)));
    return secrets;
  }

  /**
   * By its ARN alone: of a secret that it knows to have a customer's key the CDK would let this
   * task into the key's own policy, and so make the data depend on what depends on it.
   */
  private static Secret byArn(Construct scope, String id, ISecret secret) {
    return Secret.fromSecretsManager(
        software.amazon.awscdk.services.secretsmanager.Secret.fromSecretCompleteArn(
            scope, id, secret.getSecretArn()));
  }

  private static Map<String, String> environment(Settings settings, GatewaySettings gateway) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", Aws.REGION);
    environment.put("HOLDFAST_PORT", Integer.toString(GatewaySettings.PORT));
    environment.put("HOLDFAST_FLEET_PORT", Integer.toString(GatewaySettings.FLEET_PORT));
    environment.put("HOLDFAST_BIND", gateway.bind());
    environment.put("HOLDFAST_AUTH", "on");
    environment.put("HOLDFAST_PREFIX", settings.prefix());
    environment.put("HOLDFAST_RETENTION_DAYS", Integer.toString(settings.logRetentionDays()));
    environment.put("HOLDFAST_CALLS_PER_SECOND", Integer.toString(gateway.callsPerSecond()));
    gateway.keysFile().ifPresent(file -> environment.put("HOLDFAST_KEYS", KEYS));
    settings.policies().ifPresent(all -> environment.put("HOLDFAST_POLICIES", all));
    gateway.oidcIssuer().ifPresent(who -> environment.put("HOLDFAST_OIDC_ISSUER", who));
    gateway.oidcAudience().ifPresent(whom -> environment.put("HOLDFAST_OIDC_AUDIENCE", whom));
    gateway
        .oidcRolesClaim()
        .ifPresent(claim -> environment.put("HOLDFAST_OIDC_ROLES_CLAIM", claim));
    gateway.corsOrigins().ifPresent(pages -> environment.put("HOLDFAST_CORS_ORIGINS", pages));
    return environment;
  }
}
