package dev.holdfast.deploy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

/** Writes the CloudFormation templates of one installation. Started by {@code deploy-kda/synth}. */
public final class HoldfastApp {
  private static final int WRONG_USAGE = 2;

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
   * Writes both stacks' templates, and the manifest that the CDK's command line deploys from.
   *
   * @return the templates, in the order in which they are deployed
   */
  static List<Path> synthesize(Path folder, Settings settings) {
    App app = new App(AppProps.builder().outdir(folder.toString()).treeMetadata(false).build());
    DataStack data = new DataStack(app, settings);
    new GatewayPolicy(data);
    JobStack job = new JobStack(app, settings, data);
    app.synth();
    return Stream.of(data, job).map(Stack::getTemplateFile).map(folder::resolve).toList();
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
