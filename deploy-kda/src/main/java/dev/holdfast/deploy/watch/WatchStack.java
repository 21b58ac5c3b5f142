package dev.holdfast.deploy.watch;

import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Alarms and the dashboard. A stack of its own: while nothing is to run, nothing is to alarm. */
public final class WatchStack extends Stack {
  public WatchStack(Construct scope, Watched watched) {
    super(
        scope,
        watched.prefix() + "watch",
        StackProps.builder().synthesizer(new LegacyStackSynthesizer()).build());
    Figures figures = new Figures(watched);
    Alarms alarms = new Alarms(this, watched);
    JobAlarms.add(alarms, figures, watched);
    StoreAlarms.add(alarms, figures);
    watched.gateway().ifPresent(gateway -> GatewayAlarms.add(alarms, figures, gateway));
    WatchDashboard.add(this, figures, watched);
  }
}
