package dev.holdfast.operate.webhooks;

import dev.holdfast.command.BuildVersion;
import dev.holdfast.command.ExitStatus;
import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.config.WebhookSetting;
import dev.holdfast.job.receivers.HttpReceivers;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.log.Causes;
import dev.holdfast.log.SystemTimekeeper;
import dev.holdfast.schema.ParkedWebhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivers parked events again, from here, as the job did; what is taken is parked no more. */
@Command(
    name = "redeliver",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    description = {
      "Delivers parked events again, the oldest first; what is taken is parked no more.",
      "",
      "Each is signed anew and has the id it always had. After one that a receiver does not take, that"
          + " receiver gets no more of them.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all were taken, or there was none",
      "1:some were not taken; they are parked still",
      "2:wrong usage",
      "3:no such event, no such receiver among the settings, or no table"
    })
final class RedeliverParked implements Callable<Integer> {
  private static final String SETTING = "HOLDFAST_WEBHOOKS";

  @Spec private CommandSpec spec;
  @Mixin private ParkedOptions options;

  @Parameters(paramLabel = "KEY", arity = "0..*", description = "As list shows them.")
  private List<String> keys = List.of();

  @Option(names = "--all", description = "All that are parked.")
  private boolean isAll;

  @Option(
      names = "--webhooks",
      paramLabel = "JSON",
      defaultValue = "${env:HOLDFAST_WEBHOOKS:-[]}",
      description = "The receivers, as the job has them. Default: HOLDFAST_WEBHOOKS")
  private String webhooks;

  @Option(
      names = "--internal",
      description = "Receivers may be at internal addresses, and without TLS.")
  private boolean isInternal;

  @Override
  public Integer call() {
    if (isAll != keys.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name events by their keys, or say --all.");
    }
    List<WebhookEndpoint> endpoints = endpoints();
    return options.use(
        table -> {
          try (SystemTimekeeper time = new SystemTimekeeper("redeliver");
              Receivers receivers =
                  new HttpReceivers(
                      file -> Files.newInputStream(Path.of(file)), isInternal, time)) {
            return redeliver(table, endpoints, receivers);
          }
        });
  }

  private List<WebhookEndpoint> endpoints() {
    Properties settings = new Properties();
    settings.setProperty(SETTING, webhooks);
    ConfigReader reader = ConfigReader.of(settings);
    List<WebhookEndpoint> endpoints = WebhookSetting.read(reader, SETTING, isInternal);
    try {
      reader.check("is no setting");
    } catch (ConfigException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return endpoints;
  }

  private int redeliver(ParkedTable table, List<WebhookEndpoint> endpoints, Receivers receivers) {
    List<ParkedWebhook> wanted =
        table.all().stream()
            .filter(parked -> isAll || keys.contains(ParkedTable.key(parked)))
            .collect(Collectors.toList());
    if (!isAll && wanted.size() < keys.size()) {
      return fail("Not all of these are parked; see webhooks list");
    }
    int status = ExitStatus.DONE;
    for (String name : wanted.stream().map(ParkedWebhook::getEndpoint).distinct().toList()) {
      WebhookEndpoint endpoint =
          endpoints.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
      if (endpoint == null) {
        return fail("There is no receiver %s among --webhooks or %s", name, SETTING);
      }
      List<ParkedWebhook> its =
          wanted.stream().filter(parked -> parked.getEndpoint().equals(name)).toList();
      if (!deliver(its, endpoint, table, receivers)) {
        status = ExitStatus.CHECK_FAILED;
      }
    }
    return status;
  }

  private boolean deliver(
      List<ParkedWebhook> all, WebhookEndpoint endpoint, ParkedTable table, Receivers receivers) {
    int taken = 0;
    for (ParkedWebhook parked : all) {
      try {
        receivers
            .post(endpoint, parked.getId(), parked.getBody(), null)
            .toCompletableFuture()
            .join();
      } catch (CompletionException e) {
        fail("%s does not take it: %s", ParkedTable.key(parked), Causes.of(e).getMessage());
        break;
      }
      table.delete(parked);
      taken++;
    }
    spec.commandLine().getOut().printf("%s: %d of %d taken%n", endpoint.name(), taken, all.size());
    spec.commandLine().getOut().flush();
    return taken == all.size();
  }

  private int fail(String what, Object... about) {
    spec.commandLine().getErr().printf(what + "%n", about);
    return ExitStatus.ENVIRONMENT;
  }
}
