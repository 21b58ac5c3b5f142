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
  void callersComeByTlsOnly() {
    JsonNode listener = WITH.only(LISTENER);

    assertThat(listener.get("Protocol").asText()).isEqualTo("HTTPS");
    assertThat(listener.get("SslPolicy").asText()).contains("TLS13");
    assertThat(listener.at("/Certificates/0/CertificateArn").asText())
        .isEqualTo(Templates.GATEWAYS.get("certificate"));
    assertThat(WITH.only(BALANCER).get("Scheme").asText()).isEqualTo("internet-facing");
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
    assertThat(secrets(WITH).get("KEY_HASHES")).contains("KeyHashes");
    assertThat(role("TaskRole").at("/ManagedPolicyArns")).hasSize(1);
    assertThat(WITH.readable(role("TaskRole").at("/ManagedPolicyArns/0")))
        .isEqualTo("<GatewayPolicy>");
    assertThat(policies()).noneMatch(policy -> policy.contains("TaskRole"));
  }

  /** Nobody thinks of it, and nobody knows it; the image finds out the address. */
  @Test
  void gatewaysAreAFleetByASecretOfTheirOwn() {
    Templates oidc = Templates.WITH_ISSUER;

    assertThat(WITH.all("AWS::SecretsManager::Secret"))
        .map(secret -> secret.at("/Properties/GenerateSecretString"))
        .filteredOn(generated -> generated.has("PasswordLength"))
        .singleElement()
        .matches(generated -> generated.get("PasswordLength").asInt() >= 32)
        .matches(generated -> generated.get("ExcludePunctuation").asBoolean());
    assertThat(environment(WITH))
        .containsEntry("HOLDFAST_FLEET_PORT", Integer.toString(GatewaySettings.FLEET_PORT))
        .doesNotContainKeys("HOLDFAST_FLEET_SECRET", "HOLDFAST_FLEET_ADDRESS");
    assertThat(secrets(WITH).get("HOLDFAST_FLEET_SECRET")).contains("FleetSecret");
    assertThat(secrets(oidc)).containsKey("HOLDFAST_FLEET_SECRET");
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

  /** Where it gets what it is told in secret. */
  private static Map<String, String> secrets(Templates templates) {
    return Templates.elements(templates.only(TASK).at("/ContainerDefinitions/0/Secrets"))
        .collect(
            Collectors.toMap(
                each -> each.get("Name").asText(),
                each -> templates.readable(each.get("ValueFrom"))));
  }

  /** What the container is told, its references readable. */
  static Map<String, String> environment(Templates templates) {
    return Templates.elements(templates.only(TASK).at("/ContainerDefinitions/0/Environment"))
        .collect(
            Collectors.toMap(
                each -> each.get("Name").asText(), each -> templates.readable(each.get("Value"))));
  }
}
