package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatewayStackTest {
  private static final Templates WITH = Templates.WITH_GATEWAYS;
  private static final String SERVICE = "AWS::ECS::Service";
  private static final String TASK = "AWS::ECS::TaskDefinition";
  private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
  private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
  private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
  private static final String RULES = "AWS::WAFv2::WebACL";

  /** Jetty's, as the gateway's README has it among its limits. */
  private static final Path GATEWAY = Path.of("../reservation-gateway/README.md");

  @Test
  void gatewaysLieInTwoZonesAndHaveNoPublicAddress() {
    JsonNode network = WITH.only(SERVICE).at("/NetworkConfiguration/AwsvpcConfiguration");

    assertThat(network.get("AssignPublicIp").asText()).isEqualTo("DISABLED");
    assertThat(network.get("Subnets")).hasSize(2);
    assertThat(WITH.only(SERVICE).get("DesiredCount").asInt()).isEqualTo(2);
    assertThat(WITH.all("AWS::EC2::Subnet"))
        .hasSize(4)
        .noneMatch(subnet -> subnet.at("/Properties/MapPublicIpOnLaunch").asBoolean());
    assertThat(zones()).hasSize(2);
    assertThat(WITH.all("AWS::EC2::NatGateway")).isEmpty();
    assertThat(WITH.all("AWS::EC2::EIP")).isEmpty();
  }

  @Test
  void callersComeByTlsOnly() {
    JsonNode listener = WITH.only(LISTENER);

    assertThat(listener.get("Protocol").asText()).isEqualTo("HTTPS");
    assertThat(listener.get("SslPolicy").asText()).contains("TLS13");
    assertThat(listener.at("/Certificates/0/CertificateArn").asText())
        .isEqualTo(Templates.GATEWAYS.get("certificate"));
    assertThat(WITH.only(BALANCER).get("Scheme").asText()).isEqualTo("internet-facing");
  }

  @Test
  void onlyTheBalancerReachesAGatewayAndAGatewayOnlyWhatSpeaksTls() {
    assertThat(
            WITH.all("AWS::EC2::SecurityGroupIngress").stream()
                .map(rule -> rule.get("Properties"))
                .filter(rule -> rule.get("FromPort").asInt() == GatewaySettings.PORT))
        .hasSize(1)
        .allMatch(rule -> WITH.readable(rule.get("SourceSecurityGroupId")).contains("Balancer"));
    assertThat(
            WITH.all("AWS::EC2::SecurityGroup").stream()
                .flatMap(group -> Templates.elements(group.at("/Properties/SecurityGroupIngress"))))
        .as("addresses are let in to the balancer only")
        .hasSize(1)
        .allMatch(rule -> rule.get("FromPort").asInt() == 443);
    assertThat(
            WITH.all("AWS::EC2::SecurityGroup").stream()
                .flatMap(group -> Templates.elements(group.at("/Properties/SecurityGroupEgress")))
                .filter(rule -> !rule.at("/CidrIp").asText().equals("255.255.255.255/32")))
        .isNotEmpty()
        .allMatch(rule -> rule.get("FromPort").asInt() == 443);
  }

  @Test
  void awsIsReachedByEndpoints() {
    List<JsonNode> endpoints = WITH.all("AWS::EC2::VPCEndpoint");
    String names =
        endpoints.stream()
            .map(each -> each.at("/Properties/ServiceName").toString())
            .collect(Collectors.joining("\n"));

    assertThat(endpoints).hasSize(7);
    assertThat(names)
        .contains(
            "dynamodb", "s3", "kinesis-streams", "ecr.api", "ecr.dkr", "logs", "secretsmanager");
  }

  /** Such as its keys, which are asked for every five minutes. */
  @Test
  void anIssuerOfTokensIsReachedByAWayOutAndNoWayIn() {
    Templates oidc =
        Templates.withGateways("oidcIssuer", "https://login.example", "oidcAudience", "holdfast");

    assertThat(oidc.all("AWS::EC2::NatGateway")).hasSize(1);
    assertThat(oidc.only(SERVICE).at("/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp"))
        .hasToString("\"DISABLED\"");
    assertThat(environment(oidc))
        .containsEntry("HOLDFAST_OIDC_ISSUER", "https://login.example")
        .containsEntry("HOLDFAST_OIDC_AUDIENCE", "holdfast");
  }

  @Test
  void aGatewayIsToldWhatTheJobIsTold() {
    Templates longer = Templates.withGateways("logRetentionDays", "60", "prefix", "shop-");
    JsonNode job = longer.job().findValue("PropertyMap");

    assertThat(environment(longer))
        .containsEntry("HOLDFAST_RETENTION_DAYS", "60")
        .containsEntry("HOLDFAST_PREFIX", job.get("prefix").asText())
        .containsEntry("HOLDFAST_AUTH", "on")
        .containsEntry("HOLDFAST_BIND", "0.0.0.0");
    assertThat(job.get("log.retention.seconds").asLong()).isEqualTo(60 * 86_400);
  }

  @Test
  void aGatewayRunsWithTheRightsOfGatewaysAndNoMoreAndMayWriteToOneFolder() {
    JsonNode container = WITH.only(TASK).at("/ContainerDefinitions/0");

    assertThat(container.get("ReadonlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/MountPoints/0/ContainerPath").asText()).isEqualTo("/tmp");
    assertThat(container.at("/Secrets/0/Name").asText()).isEqualTo("KEY_HASHES");
    assertThat(WITH.readable(container.at("/Secrets/0/ValueFrom"))).contains("KeyHashes");
    assertThat(role("TaskRole").at("/ManagedPolicyArns")).hasSize(1);
    assertThat(WITH.readable(role("TaskRole").at("/ManagedPolicyArns/0")))
        .isEqualTo("<GatewayPolicy>");
    assertThat(policies()).noneMatch(policy -> policy.contains("TaskRole"));
  }

  /** The image puts the hashes there, and refuses to start if it is told no place. */
  @Test
  void aGatewayReadsItsKeysFromTheFolderThatItMayWriteTo() {
    assertThat(environment(WITH).get("HOLDFAST_KEYS")).startsWith("/tmp/");
  }

  @Test
  void theBalancerAsksForReadinessAndTheContainerForLife() {
    JsonNode group = WITH.only(GROUP);

    assertThat(group.get("HealthCheckPath").asText()).isEqualTo("/ready");
    assertThat(group.at("/Matcher/HttpCode").asText()).isEqualTo("200");
    assertThat(WITH.only(TASK).findValue("HealthCheck").get("Command"))
        .hasToString("[\"CMD\",\"/holdfast/alive\"]");
  }

  /** Else it sends a request just when the gateway ends the connection, and answers 502. */
  @Test
  void theBalancerLetsAConnectionGoBeforeTheGatewayDoes() throws IOException {
    Matcher limit =
        Pattern.compile("a connection nobody says anything on \\| ([0-9]+) s")
            .matcher(Files.readString(GATEWAY));

    assertThat(limit.find()).isTrue();
    assertThat(attribute("idle_timeout.timeout_seconds"))
        .isLessThan(Integer.parseInt(limit.group(1)));
  }

  @Test
  void anAddressThatCallsTooOftenIsAnsweredByTheFirewall() {
    JsonNode rule = WITH.only(RULES).at("/Rules/0");

    assertThat(rule.at("/Statement/RateBasedStatement/Limit").asInt()).isEqualTo(100_000);
    assertThat(rule.at("/Action/Block/CustomResponse/ResponseCode").asInt()).isEqualTo(429);
    assertThat(WITH.all("AWS::WAFv2::WebACLAssociation")).hasSize(1);
    assertThat(Templates.withGateways("callsPerFiveMinutes", "0").all(RULES)).isEmpty();
  }

  @Test
  void itScalesAndGivesUpAnImageThatDoesNotComeUp() {
    JsonNode scaling = WITH.only("AWS::ApplicationAutoScaling::ScalableTarget");
    JsonNode deployment = WITH.only(SERVICE).get("DeploymentConfiguration");

    assertThat(scaling.get("MinCapacity").asInt()).isEqualTo(2);
    assertThat(scaling.get("MaxCapacity").asInt()).isEqualTo(10);
    assertThat(deployment.at("/DeploymentCircuitBreaker/Rollback").asBoolean()).isTrue();
    assertThat(deployment.get("MinimumHealthyPercent").asInt()).isEqualTo(100);
  }

  @Test
  void imagesCannotBeReplacedAndLogAndKeysOutliveTheStack() {
    assertThat(WITH.only("AWS::ECR::Repository").get("ImageTagMutability").asText())
        .isEqualTo("IMMUTABLE");
    assertThat(WITH.gateway().toString())
        .doesNotContain("AWS::Logs::LogGroup", "AWS::SecretsManager::Secret\"");
    assertThat(WITH.all("AWS::Logs::LogGroup"))
        .hasSize(2)
        .allMatch(log -> log.get("DeletionPolicy").asText().equals("Retain"));
  }

  /** What CloudFormation takes without an upload. */
  @Test
  void everyTemplateIsSmallEnoughToBeSentAsItIs() {
    assertThat(WITH.inOrder())
        .hasSize(4)
        .allMatch(template -> template.toString().length() < 51_200);
  }

  private static List<String> zones() {
    return WITH.all("AWS::EC2::Subnet").stream()
        .map(subnet -> subnet.at("/Properties/AvailabilityZone").toString())
        .distinct()
        .toList();
  }

  private static int attribute(String key) {
    return Templates.elements(WITH.only(BALANCER).get("LoadBalancerAttributes"))
        .filter(each -> each.get("Key").asText().equals(key))
        .mapToInt(each -> each.get("Value").asInt())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> policies() {
    return WITH.all("AWS::IAM::Policy").stream()
        .map(policy -> policy.at("/Properties/Roles").toString())
        .toList();
  }

  private static JsonNode role(String id) {
    return WITH.gateway().get("Resources").properties().stream()
        .filter(each -> each.getKey().contains(id))
        .map(each -> each.getValue().get("Properties"))
        .findFirst()
        .orElseThrow();
  }

  /** What the container is told, its references readable. */
  static Map<String, String> environment(Templates templates) {
    return Templates.elements(templates.only(TASK).at("/ContainerDefinitions/0/Environment"))
        .collect(
            Collectors.toMap(
                each -> each.get("Name").asText(), each -> templates.readable(each.get("Value"))));
  }
}
