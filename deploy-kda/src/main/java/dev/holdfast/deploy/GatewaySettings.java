package dev.holdfast.deploy;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What one installation may choose about its gateways.
 *
 * @param domain by which they are called, as in the certificate
 * @param certificate ARN of the balancer's certificate, in the same region
 * @param hostedZone of Route 53, in which the domain is made to lead to the balancer; empty:
 *     whoever keeps the domain does that
 * @param imageTag of the image in the installation's repository. A new build needs a new one
 * @param tasks how many run at the least, 1 to 100; two or more lie in different zones
 * @param tasksMax how many may run, up to 500
 * @param cpu of each in 1024ths of a vCPU: 256, 512, 1024, 2048 or 4096. Memory is four times that,
 *     in MiB
 * @param bind the address to listen at within its network
 * @param keysFile with the hashes of API keys; only its being there is of interest here, {@code
 *     deploy} sends what is in it
 * @param oidcIssuer whose tokens are good. It is asked for its keys, for which there is a way out
 *     to the internet only if one is set
 * @param callsPerFiveMinutes of one address, beyond which the firewall answers 429; 0: no firewall
 * @param callsPerSecond of each caller; 0 for no limit
 */
public record GatewaySettings(
    String domain,
    String certificate,
    Optional<String> hostedZone,
    String imageTag,
    int tasks,
    int tasksMax,
    int cpu,
    String bind,
    Optional<String> keysFile,
    Optional<String> oidcIssuer,
    Optional<String> oidcAudience,
    Optional<String> oidcRolesClaim,
    Optional<String> corsOrigins,
    int callsPerFiveMinutes,
    int callsPerSecond) {
  /** Where it listens, in the network that is its own. */
  static final int PORT = 7070;

  /** Where it listens for other gateways. */
  static final int FLEET_PORT = 7071;

  /** Fargate has no room with less than twice, and none with more than eight times the CPU. */
  private static final int MEMORY_PER_CPU = 4;

  private static final String ISSUER = "oidcIssuer";
  private static final String AUDIENCE = "oidcAudience";
  private static final String DOMAIN = "domain";

  /** In MiB. */
  public int memory() {
    return cpu * MEMORY_PER_CPU;
  }

  /** Reads them all, also when there are to be no gateways, so that each fault is found. */
  static Optional<GatewaySettings> read(SettingsReader read) {
    boolean wanted = read.has(DOMAIN);
    GatewaySettings settings =
        new GatewaySettings(
            read.text(DOMAIN, "[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,8}").orElse(""),
            read.text(
                    "certificate",
                    "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+")
                .orElse(""),
            read.text("hostedZone", "Z[A-Z0-9]{1,31}"),
            read.text("imageTag", "[A-Za-z0-9][A-Za-z0-9._-]{0,127}").orElse("first"),
            read.number("gateways", 1, 100).orElse(2),
            read.number("gatewaysMax", 1, 500).orElse(10),
            read.text("gatewayCpu", "256|512|1024|2048|4096").map(Integer::valueOf).orElse(512),
            read.text("gatewayBind", "[0-9]{1,3}(\\.[0-9]{1,3}){3}").orElse("0.0.0.0"),
            read.text("keysFile", ".{1,1024}"),
            read.text(ISSUER, "https://[A-Za-z0-9._~:/@+-]+"),
            read.text(AUDIENCE, "[!-~]{1,1024}"),
            read.text("oidcRolesClaim", "[!-~]{1,200}"),
            read.text("corsOrigins", "https://[^/*\\s]+"),
            read.number("callsPerFiveMinutes", 0, 200_000_000).orElse(100_000),
            read.number("callsPerSecond", 0, 1_000_000).orElse(0));
    if (!wanted) {
      return Optional.empty();
    }
    settings.check((good, fault) -> faultUnless(read, good, fault));
    return Optional.of(settings);
  }

  private static void faultUnless(SettingsReader read, boolean good, String fault) {
    if (!good) {
      read.fault(fault);
    }
  }

  private void check(BiConsumer<Boolean, String> must) {
    must.accept(
        !certificate.isEmpty(),
        "certificate must be set with " + DOMAIN + ": nobody is answered without TLS");
    must.accept(
        keysFile.isPresent() || oidcIssuer.isPresent(),
        "keysFile or " + ISSUER + " must be set with " + DOMAIN + ": nobody is served unchecked");
    must.accept(
        oidcIssuer.isPresent() == oidcAudience.isPresent(),
        ISSUER + " and " + AUDIENCE + " go together");
    must.accept(tasksMax >= tasks, "gatewaysMax must be gateways or more: " + tasksMax);
  }
}
