package dev.holdfast.gateway;

import dev.holdfast.config.ConfigException;
import dev.holdfast.config.ConfigReader;
import dev.holdfast.gateway.auth.ApiKeys;
import dev.holdfast.gateway.auth.OidcConfig;
import dev.holdfast.gateway.tls.PemKeyStore;
import dev.holdfast.gateway.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who may call, and by what way.
 *
 * @param bind the address to listen at
 * @param auth whether callers must prove who they are; without, only this machine is served
 * @param keys files of API keys
 * @param oidc whose tokens are good; empty for none
 * @param tls without, requests are not encrypted
 * @param corsOrigins whose pages may call from browsers
 * @param callsPerSecond of each caller; 0 for no limit
 */
public record SecurityConfig(
    String bind,
    boolean auth,
    List<Path> keys,
    Optional<OidcConfig> oidc,
    Optional<TlsFiles> tls,
    List<String> corsOrigins,
    int callsPerSecond) {
  static final String AUTH = "HOLDFAST_AUTH";
  static final String BIND = "HOLDFAST_BIND";
  private static final String KEYS = "HOLDFAST_KEYS";
  private static final String ISSUER = "HOLDFAST_OIDC_ISSUER";
  private static final String AUDIENCE = "HOLDFAST_OIDC_AUDIENCE";
  private static final String CERTIFICATE = "HOLDFAST_TLS_CERTIFICATE";
  private static final String KEY = "HOLDFAST_TLS_KEY";
  private static final String ORIGINS = "HOLDFAST_CORS_ORIGINS";
  private static final String LOOPBACK = "127\\.[0-9.]+|::1|localhost";
  private static final String LOCAL_HOST = "localhost|127\\.0\\.0\\.1|\\[::1\\]";

  /** What is had without TLS might be anybody's keys, unless it comes from this machine. */
  private static final String ADDRESS =
      "https://[A-Za-z0-9._~:/@+-]+|http://(" + LOCAL_HOST + ")(:[0-9]+)?(/[A-Za-z0-9._~/@+-]*)?";

  private static final String CLAIM = "[!-~]{1,200}";
  private static final int CALLS_PER_SECOND_MAX = 1_000_000;

  /** Nobody is checked, and nobody but this machine served. */
  public static final SecurityConfig OFF =
      new SecurityConfig(
          "127.0.0.1", false, List.of(), Optional.empty(), Optional.empty(), List.of(), 0);

  static SecurityConfig read(ConfigReader reader) {
    SecurityConfig config =
        new SecurityConfig(
            reader
                .matching(BIND, "[A-Za-z0-9.:-]+", "an address of this machine, like 0.0.0.0")
                .orElse(OFF.bind()),
            reader.oneOf(AUTH, "on", "on", "off").equals("on"),
            list(reader, KEYS).stream().map(Path::of).toList(),
            oidc(reader),
            tls(reader),
            list(reader, ORIGINS),
            reader.whole("HOLDFAST_CALLS_PER_SECOND", 0, 0, CALLS_PER_SECOND_MAX));
    config.check(reader);
    return config;
  }

  /** Written with commas in between. */
  private static List<String> list(ConfigReader reader, String name) {
    return reader
        .text(name)
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  private static Optional<OidcConfig> oidc(ConfigReader reader) {
    Optional<String> issuer =
        reader.matching(ISSUER, ADDRESS, "like https://login.example/realms/shop");
    Optional<String> audience = reader.text(AUDIENCE);
    Optional<URI> keys =
        reader
            .matching("HOLDFAST_OIDC_JWKS", ADDRESS, "like https://login.example/keys")
            .map(URI::create);
    String roles = claim(reader, "HOLDFAST_OIDC_ROLES_CLAIM").orElse("roles");
    Optional<String> cart = claim(reader, "HOLDFAST_OIDC_CART_CLAIM");
    Optional<String> customer = claim(reader, "HOLDFAST_OIDC_CUSTOMER_CLAIM");
    if (issuer.isPresent() != audience.isPresent()) {
      reader.fault(ISSUER + " and " + AUDIENCE + " go together: set both, or neither");
    }
    return issuer.map(
        name -> new OidcConfig(name, audience.orElse(""), keys, roles, cart, customer));
  }

  private static Optional<String> claim(ConfigReader reader, String name) {
    return reader.matching(name, CLAIM, "the name of a claim, without spaces");
  }

  private static Optional<TlsFiles> tls(ConfigReader reader) {
    Optional<Path> certificate = reader.text(CERTIFICATE).map(Path::of);
    Optional<Path> key = reader.text(KEY).map(Path::of);
    if (certificate.isPresent() != key.isPresent()) {
      reader.fault(CERTIFICATE + " and " + KEY + " go together: set both, or neither");
    }
    return certificate.flatMap(chain -> key.map(own -> new TlsFiles(chain, own)));
  }

  private void check(ConfigReader reader) {
    if (!auth && !bind.matches(LOOPBACK)) {
      reader.fault(
          BIND
              + " must be an address of this machine alone, like 127.0.0.1, while "
              + AUTH
              + " is off: whoever reaches it may do everything");
    } else if (!isOfThisMachine(bind)) {
      reader.fault(BIND + " must be an address of this machine, like 0.0.0.0, and is " + bind);
    }
    if (auth && keys.isEmpty() && oidc.isEmpty()) {
      reader.fault(
          AUTH
              + " is on, and nobody could call: set "
              + KEYS
              + " to a file of API keys, or "
              + ISSUER
              + " and "
              + AUDIENCE
              + "; or set it to off to serve this machine only");
    }
    String origin = auth ? "https?://[^/,*\\s]+" : "https?://(" + LOCAL_HOST + ")(:[0-9]+)?";
    corsOrigins.stream()
        .filter(one -> !one.matches(origin))
        .forEach(
            one ->
                reader.fault(
                    ORIGINS
                        + " must be origins like https://shop.example, and of this machine alone"
                        + " while callers are not checked; it has "
                        + one));
    tryFiles(reader);
  }

  /** Whether it can be listened at, by trying it; loopback is believed. */
  private static boolean isOfThisMachine(String bind) {
    if (bind.matches(LOOPBACK)) {
      return true;
    }
    try (ServerSocket tried = new ServerSocket(0, 1, InetAddress.getByName(bind))) {
      return tried.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** A start should not end by a fault in a file that could have been told with the others. */
  private void tryFiles(ConfigReader reader) {
    try {
      if (auth && !keys.isEmpty() && ApiKeys.read(keys).isEmpty() && oidc.isEmpty()) {
        reader.fault(KEYS + " holds no key, so nobody could call; `holdfast key` makes one");
      }
    } catch (ConfigException e) {
      e.faults().forEach(reader::fault);
    }
    try {
      tls.ifPresent(PemKeyStore::read);
    } catch (ConfigException e) {
      e.faults().forEach(reader::fault);
    }
  }
}
