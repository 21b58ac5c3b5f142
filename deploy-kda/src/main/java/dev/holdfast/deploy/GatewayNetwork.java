package dev.holdfast.deploy;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * A network of the gateways' own, in two zones. Only the balancer lies where the internet leads to.
 * Gateways reach AWS by endpoints, and nothing else, unless an OIDC issuer must be asked for its
 * keys: then there is a way out, and still none in.
 */
final class GatewayNetwork extends Construct {
  private static final int ZONES = 2;
  private static final int HTTPS = 443;

  /** What a gateway calls, and what Fargate calls to start one. */
  private static final Map<String, InterfaceVpcEndpointAwsService> SERVICES =
      Map.of(
          "Kinesis", InterfaceVpcEndpointAwsService.KINESIS_STREAMS,
          "Images", InterfaceVpcEndpointAwsService.ECR,
          "ImageLayers", InterfaceVpcEndpointAwsService.ECR_DOCKER,
          "Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
          "Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);

  final Vpc vpc;
  final SecurityGroup balancer;
  final SecurityGroup gateways;

  GatewayNetwork(Construct scope, GatewaySettings settings) {
    super(scope, "Network");
    boolean wayOut = settings.oidcIssuer().isPresent();
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.0.0.0/20"))
            .maxAzs(ZONES)
            .natGateways(wayOut ? 1 : 0)
            .subnetConfiguration(
                List.of(
                    subnet("balancer", SubnetType.PUBLIC),
                    subnet(
                        "gateways",
                        wayOut ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED)))
            .build();
    balancer = group("Balancer", "Of the balancer: heard by TLS, and speaks to gateways only");
    gateways = group("Gateways", "Of gateways: hear the balancer and each other");
    balancer.addIngressRule(Peer.anyIpv4(), Port.tcp(HTTPS), "Callers, by TLS");
    balancer.addEgressRule(gateways, Port.tcp(GatewaySettings.PORT), "Gateways");
    gateways.addIngressRule(balancer, Port.tcp(GatewaySettings.PORT), "The balancer");
    gateways.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), "AWS, and an issuer of tokens");
    gateways.addIngressRule(gateways, Port.tcp(GatewaySettings.FLEET_PORT), "Each other");
    gateways.addEgressRule(gateways, Port.tcp(GatewaySettings.FLEET_PORT), "Each other");
    endpoints();
  }

  private static SubnetConfiguration subnet(String name, SubnetType type) {
    return SubnetConfiguration.builder()
        .name(name)
        .subnetType(type)
        .cidrMask(24)
        .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
        .build();
  }

  private SecurityGroup group(String id, String description) {
    return SecurityGroup.Builder.create(this, id)
        .vpc(vpc)
        .description(description)
        .allowAllOutbound(false)
        .build();
  }

  /** Those for DynamoDB and S3, where images' layers lie, cost nothing. */
  private void endpoints() {
    vpc.addGatewayEndpoint("DynamoDb", of(GatewayVpcEndpointAwsService.DYNAMODB));
    vpc.addGatewayEndpoint("S3", of(GatewayVpcEndpointAwsService.S3));
    SecurityGroup open = group("Endpoints", "Of the endpoints of AWS: hear gateways");
    open.addIngressRule(gateways, Port.tcp(HTTPS), "Gateways");
    SERVICES.keySet().stream()
        .sorted()
        .forEach(
            id ->
                vpc.addInterfaceEndpoint(
                    id,
                    InterfaceVpcEndpointOptions.builder()
                        .service(SERVICES.get(id))
                        .securityGroups(List.of(open))
                        .open(false)
                        .build()));
  }

  private static GatewayVpcEndpointOptions of(GatewayVpcEndpointAwsService service) {
    return GatewayVpcEndpointOptions.builder().service(service).build();
  }
}
