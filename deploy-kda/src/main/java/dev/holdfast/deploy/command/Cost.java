package dev.holdfast.deploy.command;

import dev.holdfast.deploy.GatewaySettings;
import dev.holdfast.deploy.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an installation costs while nobody calls it, in dollars, by the list prices of us-east-1.
 * What is stored and what each call costs comes on top: docs/aws.md has that.
 */
final class Cost {
  static final double HOURS_A_MONTH = 730;

  /** A processing unit of the Flink service, with the 50 GB that each has for its state. */
  private static final double KPU = 0.11;

  private static final double KPU_STORAGE = 50 * 0.10 / HOURS_A_MONTH;

  /** With a week's retention instead of a day's. */
  private static final double SHARD = 0.015 + 0.020;

  private static final double STREAM_ON_DEMAND = 0.040;

  /** Fargate on ARM: a vCPU, a GB. */
  private static final double CPU = 0.03238;

  private static final double MEMORY = 0.00356;
  private static final double BALANCER = 0.0225;
  private static final double PUBLIC_ADDRESS = 0.005;
  private static final double ENDPOINT = 0.01;
  private static final double NAT = 0.045;
  private static final double FIREWALL = 6 / HOURS_A_MONTH;

  /** The hashes of keys, and what gateways know each other by. */
  private static final double SECRETS = 2 * 0.40 / HOURS_A_MONTH;

  private static final double ALARMS = 5 / HOURS_A_MONTH;
  private static final double CUSTOMER_KEY = 1 / HOURS_A_MONTH;
  private static final int ZONES = 2;
  private static final int ENDPOINTS = 5;

  private Cost() {}

  /** Dollars an hour by part, while it runs. */
  static Map<String, Double> running(Settings settings) {
    Map<String, Double> parts = new LinkedHashMap<>();
    int parallelism = settings.parallelism();
    parts.put("job", (parallelism + 1) * KPU + parallelism * KPU_STORAGE);
    settings.gateway().ifPresent(gateway -> gateway(parts, gateway));
    parts.put("alarms", ALARMS);
    parts.putAll(paused(settings));
    return parts;
  }

  /** What is left of it while it is paused. */
  static Map<String, Double> paused(Settings settings) {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put(
        "command stream", settings.shards().map(each -> each * SHARD).orElse(STREAM_ON_DEMAND));
    settings.gateway().ifPresent(gateway -> parts.put("secrets", SECRETS));
    settings.customerKey().ifPresent(key -> parts.put("key", CUSTOMER_KEY));
    return parts;
  }

  static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** In a line for people. */
  static String words(Map<String, Double> parts) {
    StringBuilder words = new StringBuilder();
    parts.forEach(
        (part, dollars) -> words.append(String.format(Locale.ROOT, "%s $%.3f, ", part, dollars)));
    double all = sum(parts);
    return words
        + String.format(
            Locale.ROOT, "in all $%.3f an hour, $%.0f a month", all, all * HOURS_A_MONTH);
  }

  private static void gateway(Map<String, Double> parts, GatewaySettings gateway) {
    double task = gateway.cpu() / 1024.0 * CPU + gateway.memory() / 1024.0 * MEMORY;
    parts.put("gateways", gateway.tasks() * task);
    parts.put("balancer", BALANCER + ZONES * PUBLIC_ADDRESS);
    parts.put("endpoints", ENDPOINTS * ZONES * ENDPOINT);
    gateway.oidcIssuer().ifPresent(issuer -> parts.put("way out", NAT + PUBLIC_ADDRESS));
    if (gateway.callsPerFiveMinutes() > 0) {
      parts.put("firewall", FIREWALL);
    }
  }
}
