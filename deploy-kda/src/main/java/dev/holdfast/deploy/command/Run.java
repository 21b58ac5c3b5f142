package dev.holdfast.deploy.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.deploy.HoldfastApp;
import dev.holdfast.deploy.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One run of a command, whichever AWS and machine it has. */
final class Run {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEMPLATE = ".template.json";

  private final Path root;
  private final Options options;
  private final Tools tools;
  private final Aws aws;

  Run(Path root, Options options, Tools tools, Aws aws) {
    this.root = root;
    this.options = options;
    this.tools = tools;
    this.aws = aws;
  }

  void run() {
    Map<String, String> given =
        Environments.read(options.file()).settings(options.environment(), options.settings());
    switch (options.command()) {
      case "deploy", "upgrade" -> put(given);
      case "pause" -> Destroy.pause(installation(settings(given)));
      case "destroy" -> destroy(settings(given));
      default -> throw Failed.usage("no command: " + options.command());
    }
  }

  private void put(Map<String, String> given) {
    Built built = Built.in(root);
    given.put("codeKey", built.jobKey());
    given.put("imageTag", built.imageTag());
    Settings settings = settings(given);
    tools.say("at rest: " + Cost.words(Cost.running(settings)));
    tools.say("paused: " + Cost.words(Cost.paused(settings)));
    Installation installation = installation(settings);
    if (options.command().equals("deploy")) {
      Deploy.run(installation, built, built.jobKey());
    } else {
      Upgrade.run(installation, built, built.jobKey());
    }
    tools.say(installation.gatewayUrl().map(url -> url + " serves").orElse("the job runs"));
  }

  private void destroy(Settings settings) {
    options
        .deleteData()
        .filter(prefix -> !prefix.equals(settings.prefix()))
        .ifPresent(
            prefix -> {
              throw Failed.usage(
                  "--delete-data must name the installation's prefix, " + settings.prefix());
            });
    Destroy.run(
        installation(settings), options.deleteData().isPresent(), new DataDeletion(aws.files()));
  }

  private static Settings settings(Map<String, String> given) {
    try {
      return Settings.of(given);
    } catch (IllegalArgumentException wrong) {
      throw Failed.usage(wrong.getMessage());
    }
  }

  private Installation installation(Settings settings) {
    return new Installation(aws, tools, settings, templates(settings));
  }

  /** By their stacks' names, without the space that CloudFormation would count. */
  private Map<String, String> templates(Settings settings) {
    Path folder = root.resolve("deploy-kda/target").resolve(options.environment());
    Map<String, String> templates = new TreeMap<>();
    for (Path file : HoldfastApp.synthesize(folder, settings)) {
      try {
        String name = file.getFileName().toString().replace(TEMPLATE, "");
        templates.put(name, JSON.writeValueAsString(JSON.readTree(file.toFile())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return templates;
  }
}
