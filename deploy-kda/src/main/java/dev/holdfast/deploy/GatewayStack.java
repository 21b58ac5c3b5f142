package dev.holdfast.deploy;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.constructs.Construct;

/**
 * Gateways as a service: tasks in two zones behind a balancer. It keeps nothing, and may be deleted
 * and made again at any time. Its image must be in the repository before.
 */
final class GatewayStack extends Stack {
  final GatewayEntrance entrance;

  /**
   * Makes it.
   *
   * @param mayDo all that a gateway may do
   */
  GatewayStack(
      Construct scope,
      Settings settings,
      GatewaySettings gateway,
      GatewayHome home,
      IManagedPolicy mayDo) {
    super(scope, settings.prefix() + "gateway", DataStack.props().build());
    GatewayNetwork network = new GatewayNetwork(this, gateway);
    entrance = new GatewayEntrance(this, gateway, network);
    FargateTaskDefinition task = GatewayTask.of(this, settings, gateway, home);
    task.getTaskRole().addManagedPolicy(mayDo);
    FargateService service = service(settings, gateway, task, network);
    entrance.leadTo(service);
    scale(service, gateway);
    if (gateway.callsPerFiveMinutes() > 0) {
      new GatewayFirewall(this, gateway.callsPerFiveMinutes(), entrance.balancer);
    }
    gateway.hostedZone().ifPresent(zone -> record(zone, gateway.domain()));
    output("GatewayUrl", "https://" + gateway.domain(), "Where the gateway is called");
    output(
        "BalancerName",
        entrance.balancer.getLoadBalancerDnsName(),
        "What the domain must lead to, as an alias or CNAME");
  }

  private FargateService service(
      Settings settings,
      GatewaySettings gateway,
      FargateTaskDefinition task,
      GatewayNetwork network) {
    return FargateService.Builder.create(this, "Service")
        .serviceName(settings.prefix() + "gateway")
        .cluster(Cluster.Builder.create(this, "Cluster").vpc(network.vpc).build())
        .taskDefinition(task)
        .desiredCount(gateway.tasks())
        .assignPublicIp(false)
        .vpcSubnets(
            SubnetSelection.builder()
                .subnetType(
                    gateway.oidcIssuer().isPresent()
                        ? SubnetType.PRIVATE_WITH_EGRESS
                        : SubnetType.PRIVATE_ISOLATED)
                .build())
        .securityGroups(List.of(network.gateways))
        .minHealthyPercent(100)
        .maxHealthyPercent(200)
        .healthCheckGracePeriod(Duration.seconds(60))
        // Tasks of a new image that do not come up are given up, and the old one goes on.
        .circuitBreaker(DeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
        .build();
  }

  /** Goes up within minutes and down slowly: a gateway that goes takes its memory along. */
  private static void scale(FargateService service, GatewaySettings gateway) {
    service
        .autoScaleTaskCount(
            EnableScalingProps.builder()
                .minCapacity(gateway.tasks())
                .maxCapacity(gateway.tasksMax())
                .build())
        .scaleOnCpuUtilization(
            "Cpu",
            CpuUtilizationScalingProps.builder()
                .targetUtilizationPercent(50)
                .scaleOutCooldown(Duration.seconds(30))
                .scaleInCooldown(Duration.minutes(10))
                .build());
  }

  private void record(String zone, String domain) {
    CfnRecordSet.Builder.create(this, "Name")
        .hostedZoneId(zone)
        .name(domain)
        .type("A")
        .aliasTarget(
            CfnRecordSet.AliasTargetProperty.builder()
                .dnsName(entrance.balancer.getLoadBalancerDnsName())
                .hostedZoneId(entrance.balancer.getLoadBalancerCanonicalHostedZoneId())
                .build())
        .build();
  }

  private void output(String name, String value, String description) {
    CfnOutput.Builder.create(this, name).value(value).description(description).build();
  }
}
