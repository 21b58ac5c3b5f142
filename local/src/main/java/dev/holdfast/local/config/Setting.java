package dev.holdfast.local.config;

import dev.holdfast.log.dynamodb.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be set, by environment variable or in a properties file under the same name. */
public enum Setting {
  HOLDFAST_PORT("7070", "the gateway's port"),
  HOLDFAST_FLINK_PORT("8081", "the port of Flink's web page"),
  HOLDFAST_DYNAMODB_PORT("8000", "the port of DynamoDB Local"),
  HOLDFAST_KINESIS_PORT("4567", "the port of the Kinesis emulator"),
  HOLDFAST_PROMETHEUS("off", "on: Prometheus is started, too, with rules for alerts"),
  HOLDFAST_PROMETHEUS_PORT("9090", "the port of Prometheus' web page, if it is started"),
  HOLDFAST_FLINK(
      "laptop", "service: Flink's memory and locks as on Amazon's service, for rehearsals"),
  HOLDFAST_DATA("holdfast-data", "the folder that holds all data and logs"),
  HOLDFAST_AUTH("off", "on: the gateway asks for keys; off: it serves this machine only"),
  HOLDFAST_BIND("127.0.0.1", "the gateway's address; one that others reach needs auth"),
  HOLDFAST_KEYS("", "files of API keys, with commas between; `holdfast key` makes them"),
  HOLDFAST_OIDC_ISSUER("", "whose tokens the gateway takes"),
  HOLDFAST_OIDC_AUDIENCE("", "the audience that these must be for"),
  HOLDFAST_POLICIES(
      "", "the shop's policies by prefix of items' ids, for gateway and job, as JSON"),
  HOLDFAST_OIDC_JWKS("", "where the issuer's keys are, if it has no discovery document"),
  HOLDFAST_OIDC_ROLES_CLAIM("", "the claim that has the roles; the gateway's default is roles"),
  HOLDFAST_OIDC_CART_CLAIM("", "the claim that binds a token to a cart"),
  HOLDFAST_OIDC_CUSTOMER_CLAIM("", "the claim that binds a token to a customer's carts"),
  HOLDFAST_TLS_CERTIFICATE("", "PEM file; the gateway then speaks TLS only"),
  HOLDFAST_TLS_KEY("", "PEM file of its private key, PKCS #8"),
  HOLDFAST_CORS_ORIGINS("", "whose pages may call the gateway, with commas between"),
  HOLDFAST_CALLS_PER_SECOND("", "of each caller; without, there is no limit"),
  HOLDFAST_RETENTION_DAYS("", "how long rows stay in the log once they may expire"),
  HOLDFAST_SHELF_ITEMS("", "the most items that the gateway lists from memory"),
  HOLDFAST_STREAM_LISTENERS("", "the most who may listen to changes at once"),
  HOLDFAST_ACCESS_LOG("", "on: the gateway writes a line for each request, as JSON"),
  HOLDFAST_TRACES("", "off, or where a collector takes the spans of gateway and job, by OTLP"),
  HOLDFAST_TRACE_RATIO("", "which part of the traces that begin here is recorded, such as 0.01"),
  HOLDFAST_MEMORY_PERCENT("", "how much of its heap the gateway knows items in"),
  HOLDFAST_FLEET_ADDRESS("", "under which other gateways reach this one, to hand requests over"),
  HOLDFAST_FLEET_SECRET("", "what the gateways of a fleet share"),
  HOLDFAST_FLEET_PORT("", "the gateway's port for other gateways"),
  HOLDFAST_PREFIX(Tables.DEFAULT_PREFIX, "what the names of tables and stream begin with"),
  HOLDFAST_AUDIT("off", "on: an auditor compares log, read models and archive all the time"),
  HOLDFAST_WEBHOOKS("", "who is told of single events, as JSON"),
  HOLDFAST_JOB_SETTINGS("", "the job's settings, such as memory.seconds=600,grace.seconds=5");

  /** What the environment may say to commands, and not to the system. */
  private static final Set<String> OF_COMMANDS =
      Set.of("HOLDFAST_URL", "HOLDFAST_API_KEY", "HOLDFAST_CA", "HOLDFAST_FLINK_URL");

  private static final String PREFIX = "HOLDFAST_";

  private final String byDefault;
  private final String meaning;

  Setting(String byDefault, String meaning) {
    this.byDefault = byDefault;
    this.meaning = meaning;
  }

  /** Names of the environment that look like settings and are none, in their order. */
  public static List<String> unknownOf(Set<String> environment) {
    Set<String> known =
        Stream.of(values()).map(Setting::name).collect(Collectors.toCollection(HashSet::new));
    known.addAll(OF_COMMANDS);
    return environment.stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .toList();
  }

  public String byDefault() {
    return byDefault;
  }

  public String meaning() {
    return meaning;
  }
}
