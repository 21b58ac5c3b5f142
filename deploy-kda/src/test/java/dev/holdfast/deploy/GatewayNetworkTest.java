package dev.holdfast.deploy;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where gateways lie, and who reaches whom. */
class GatewayNetworkTest {
  private static final Templates WITH = Templates.WITH_GATEWAYS;
  private static final String SERVICE = "AWS::ECS::Service";

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
  void onlyTheBalancerReachesAGatewayAndAGatewayOnlyOthersAndWhatSpeaksTls() {
    assertThat(rules("Ingress", GatewaySettings.PORT, "SourceSecurityGroupId"))
        .singleElement(as(STRING))
        .matches("<NetworkGateways.*> <NetworkBalancer.*>");
    assertThat(rules("Ingress", GatewaySettings.FLEET_PORT, "SourceSecurityGroupId"))
        .singleElement(as(STRING))
        .matches("<NetworkGateways.*> <NetworkGateways.*>");
    assertThat(rules("Egress", GatewaySettings.FLEET_PORT, "DestinationSecurityGroupId"))
        .singleElement(as(STRING))
        .matches("<NetworkGateways.*> <NetworkGateways.*>");
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
    Templates oidc = Templates.WITH_ISSUER;

    assertThat(oidc.all("AWS::EC2::NatGateway")).hasSize(1);
    assertThat(oidc.only(SERVICE).at("/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp"))
        .hasToString("\"DISABLED\"");
    assertThat(GatewayStackTest.environment(oidc))
        .containsEntry("HOLDFAST_OIDC_ISSUER", "https://login.example")
        .containsEntry("HOLDFAST_OIDC_AUDIENCE", "holdfast");
  }

  private static List<String> zones() {
    return WITH.all("AWS::EC2::Subnet").stream()
        .map(subnet -> subnet.at("/Properties/AvailabilityZone").toString())
        .distinct()
        .toList();
  }

  private static List<String> rules(String direction, int port, String group) {
    return WITH.all("AWS::EC2::SecurityGroup" + direction).stream()
        .map(rule -> rule.get("Properties"))
        .filter(rule -> rule.get("FromPort").asInt() == port)
        .map(rule -> WITH.readable(rule.get("GroupId")) + " " + WITH.readable(rule.get(group)))
        .toList();
  }
}
