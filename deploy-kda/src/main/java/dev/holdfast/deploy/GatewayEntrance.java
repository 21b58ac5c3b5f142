package dev.holdfast.deploy;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetGroupLoadBalancingAlgorithmType;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** Where callers come in: by TLS only, to a gateway that says of itself that it is ready. */
final class GatewayEntrance extends Construct {
  /**
   * A gateway ends a connection on which nothing was said for 30 s. A balancer that held it for
   * longer would send a request just then, and answer 502. Heartbeats of streams come every 5 s.
   */
  private static final Duration IDLE = Duration.seconds(25);

  final ApplicationLoadBalancer balancer;
  final ApplicationTargetGroup gateways;

  GatewayEntrance(Construct scope, GatewaySettings settings, GatewayNetwork network) {
    super(scope, "Entrance");
    balancer =
        ApplicationLoadBalancer.Builder.create(this, "Balancer")
            .vpc(network.vpc)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
            .internetFacing(true)
            .securityGroup(network.balancer)
            .idleTimeout(IDLE)
            .dropInvalidHeaderFields(true)
            .build();
    gateways =
        ApplicationTargetGroup.Builder.create(this, "Gateways")
            .vpc(network.vpc)
            .port(GatewaySettings.PORT)
            .protocol(ApplicationProtocol.HTTP)
            .targetType(TargetType.IP)
            .loadBalancingAlgorithmType(
                TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS)
            .deregistrationDelay(Duration.seconds(30))
            .healthCheck(
                HealthCheck.builder()
                    .path("/ready")
                    .healthyHttpCodes("200")
                    .interval(Duration.seconds(10))
                    .timeout(Duration.seconds(5))
                    .healthyThresholdCount(2)
                    .unhealthyThresholdCount(3)
                    .build())
            .build();
    ApplicationListener listener =
        balancer.addListener(
            "Tls",
            BaseApplicationListenerProps.builder()
                .port(443)
                .protocol(ApplicationProtocol.HTTPS)
                .certificates(List.of(ListenerCertificate.fromArn(settings.certificate())))
                .sslPolicy(SslPolicy.TLS13_RES)
                // Its group says who may call.
                .open(false)
                .defaultAction(ListenerAction.forward(List.of(gateways)))
                .build());
    listener.getNode().addDependency(gateways);
  }

  /** Sends callers to this service's tasks. */
  void leadTo(FargateService service) {
    service.attachToApplicationTargetGroup(gateways);
  }
}
