package dev.holdfast.deploy;

import dev.holdfast.deploy.watch.WatchStack;
import dev.holdfast.deploy.watch.Watched;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

/** Writes the CloudFormation templates of one installation. Started by {@code deploy-kda/synth}. */
public final class HoldfastApp {
  private static final int WRONG_USAGE = 2;

  /** What CloudFormation would refuse by its specification is refused here. */
  static final Map<String, Object> CONTEXT =
      Map.of("@aws-cdk/core:validateAgainstDefaultRules", true);

  /** What a subtask retires in six hours; a row is to stay for weeks anyway. */
  private static final long RETIRE_BACKLOG_SECONDS = 21_600;

  private HoldfastApp() {}

  /**
   * Synthesizes into a folder; exits with 2 when a setting is wrong.
   *
   * @param args the folder to write to, then settings as {@code name=value}
   */
  public static void main(String[] args) {
    Settings settings;
    try {
      settings = Settings.of(named(Arrays.copyOfRange(args, 1, args.length)));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(WRONG_USAGE);
      return;
    }
    synthesize(Path.of(args[0]), settings).forEach(System.out::println);
  }

  /**
   * Writes the stacks' templates, and the manifest that the CDK's command line deploys from.
   *
   * @return the templates, in the order in which they are deployed: data, job, gateways if there
   *     are any, what watches them
   */
  public static List<Path> synthesize(Path folder, Settings settings) {
    App app =
        new App(
            AppProps.builder()
                .outdir(folder.toString())
                .treeMetadata(false)
                .context(CONTEXT)
                .build());
    List<Stack> stacks = stacks(app, settings);
    app.synth();
    return stacks.stream().map(Stack::getTemplateFile).map(folder::resolve).toList();
  }

  static List<Stack> stacks(App app, Settings settings) {
    DataStack data = new DataStack(app, settings);
    GatewayPolicy mayDo = new GatewayPolicy(data);
    List<Stack> stacks = new ArrayList<>();
    stacks.add(data);
    stacks.add(new JobStack(app, settings, data));
    Optional<GatewayStack> gateway =
        settings
            .gateway()
            .map(
                some -> {
                  GatewayHome home = new GatewayHome(data, settings, data.encryption);
                  return new GatewayStack(app, settings, some, home, mayDo);
                });
    gateway.ifPresent(stacks::add);
    stacks.add(new WatchStack(app, watched(settings, data, gateway)));
    return stacks;
  }

  private static Watched watched(
      Settings settings, DataStack data, Optional<GatewayStack> gateway) {
    return new Watched(
        settings.prefix(),
        settings.job(),
        settings.prefix() + "commands",
        data.tableNames(),
        settings.retireRowsPerSecond() * RETIRE_BACKLOG_SECONDS,
        gateway.map(
            stack ->
                new Watched.Gateway(
                    stack.entrance.balancer.getLoadBalancerFullName(),
                    stack.entrance.gateways.getTargetGroupFullName(),
                    settings.gatewayLog())),
        settings.alarmTopic());
  }

  private static Map<String, String> named(String[] pairs) {
    Map<String, String> named = new TreeMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("a setting is name=value: " + pair);
      }
      named.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return named;
  }
}
