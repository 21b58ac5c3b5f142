package dev.holdfast.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC issuer on this machine: keys of its own, told over HTTP. */
public final class Issuer implements AutoCloseable {
  public static final String AUDIENCE = "holdfast";

  public final AtomicInteger fetches = new AtomicInteger();

  private final HttpServer server;
  private volatile List<JWK> keys;
  private volatile boolean isAway;

  /** What it answers in place of its keys. */
  private volatile Optional<String> said = Optional.empty();

  public Issuer(JWK... keys) {
    this.keys = List.of(keys);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve("/.well-known/openid-configuration");
    serve("/keys");
    server.start();
  }

  private void serve(String path) {
    server.createContext(
        path,
        exchange -> {
          boolean isKeys = path.equals("/keys");
          if (isKeys) {
            fetches.incrementAndGet();
          }
          byte[] body =
              (isKeys
                      ? said.orElseGet(() -> new JWKSet(keys).toString(true))
                      : "{\"issuer\":\"" + name() + "\",\"jwks_uri\":\"" + name() + "/keys\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isAway ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /** What `iss` says, and where it is. */
  public String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public OidcConfig config() {
    return config("roles", Optional.empty(), Optional.empty());
  }

  /** Tokens are bound by the claims `cart` and `customer`. */
  public OidcConfig bindingConfig() {
    return config("roles", Optional.of("cart"), Optional.of("customer"));
  }

  OidcConfig config(String roles, Optional<String> cart, Optional<String> customer) {
    return new OidcConfig(name(), AUDIENCE, Optional.empty(), roles, cart, customer);
  }

  /** From now on it has these keys. */
  public void rotate(JWK... next) {
    keys = List.of(next);
  }

  /** From now on it says this are its keys. */
  void say(String what) {
    said = Optional.of(what);
  }

  public void goAway() {
    isAway = true;
  }

  public void comeBack() {
    isAway = false;
  }

  /** Claims of a good token, to be spoilt. */
  public JWTClaimsSet.Builder claims(String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .audience(AUDIENCE)
        .subject("anna")
        .claim("roles", List.of(roles))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  public static String sign(JWK key, JWTClaimsSet claims) {
    try {
      boolean isRsa = key instanceof RSAKey;
      JWSSigner signer = isRsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey());
      JWSHeader header =
          new JWSHeader.Builder(isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
              .keyID(key.getKeyID())
              .build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
