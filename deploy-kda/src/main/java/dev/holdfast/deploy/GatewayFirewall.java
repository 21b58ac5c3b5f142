package dev.holdfast.deploy;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** Answers 429 to an address that calls too often, before anything of a gateway's is used. */
final class GatewayFirewall extends Construct {
  private static final String ANSWER = "too-many-requests";

  /** As the gateway's own answer is. */
  private static final String PROBLEM =
      "{\"type\":\"/problems/too-many-requests\",\"title\":\"Too many requests\",\"status\":429,"
          + "\"detail\":\"This address has sent too many requests within five minutes. Send fewer,"
          + " and wait for a minute first.\"}";

  GatewayFirewall(Construct scope, int callsPerFiveMinutes, ApplicationLoadBalancer balancer) {
    super(scope, "Firewall");
    CfnWebACL rules =
        CfnWebACL.Builder.create(this, "Rules")
            .scope("REGIONAL")
            .defaultAction(allow())
            .customResponseBodies(
                Map.of(
                    ANSWER,
                    CfnWebACL.CustomResponseBodyProperty.builder()
                        .contentType("APPLICATION_JSON")
                        .content(PROBLEM)
                        .build()))
            .rules(List.of(callsOfAnAddress(callsPerFiveMinutes)))
            .visibilityConfig(seenAs("Requests"))
            .build();
    CfnWebACLAssociation.Builder.create(this, "Before")
        .resourceArn(balancer.getLoadBalancerArn())
        .webAclArn(rules.getAttrArn())
        .build();
  }

  private static CfnWebACL.DefaultActionProperty allow() {
    return CfnWebACL.DefaultActionProperty.builder()
        .allow(CfnWebACL.AllowActionProperty.builder().build())
        .build();
  }

  private static CfnWebACL.RuleProperty callsOfAnAddress(int callsPerFiveMinutes) {
    return CfnWebACL.RuleProperty.builder()
        .name("calls-of-an-address")
        .priority(0)
        .statement(
            CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(
                    CfnWebACL.RateBasedStatementProperty.builder()
                        .aggregateKeyType("IP")
                        .evaluationWindowSec(300)
                        .limit(callsPerFiveMinutes)
                        .build())
                .build())
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(
                    CfnWebACL.BlockActionProperty.builder()
                        .customResponse(
                            CfnWebACL.CustomResponseProperty.builder()
                                .responseCode(429)
                                .customResponseBodyKey(ANSWER)
                                .responseHeaders(
                                    List.of(
                                        CfnWebACL.CustomHTTPHeaderProperty.builder()
                                            .name("Retry-After")
                                            .value("60")
                                            .build()))
                                .build())
                        .build())
                .build())
        .visibilityConfig(seenAs("CallsOfAnAddress"))
        .build();
  }

  private static CfnWebACL.VisibilityConfigProperty seenAs(String metric) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(true)
        .metricName(metric)
        .build();
  }
}
