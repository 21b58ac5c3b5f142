package dev.holdfast.bench.micro;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.gateway.auth.OidcConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** An OIDC issuer on this machine, with a key of each kind, for as long as a benchmark runs. */
final class TokenIssuer implements AutoCloseable {
  private static final String NAME = "https://issuer.example";
  private static final String AUDIENCE = "holdfast";
  private static final int RSA_BITS = 2_048;
  private static final int GOOD_FOR_SECONDS = 86_400;

  private final RSAKey rsa;
  private final ECKey elliptic;
  private final HttpServer server;

  TokenIssuer() throws IOException, JOSEException {
    rsa = new RSAKeyGenerator(RSA_BITS).keyID("rsa").generate();
    elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    byte[] keys =
        new JWKSet(List.of(rsa, elliptic)).toString(true).getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  OidcConfig config() {
    return new OidcConfig(
        NAME,
        AUDIENCE,
        Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")),
        "roles",
        Optional.empty(),
        Optional.empty());
  }

  String good() throws JOSEException {
    return signed(JWSAlgorithm.ES256, AUDIENCE);
  }

  /** A token for somebody else: it is verified as any other, and refused, so never remembered. */
  String foreign(JWSAlgorithm algorithm) throws JOSEException {
    return signed(algorithm, "another");
  }

  private String signed(JWSAlgorithm algorithm, String audience) throws JOSEException {
    boolean isRsa = algorithm.equals(JWSAlgorithm.RS256);
    JWSSigner signer = isRsa ? new RSASSASigner(rsa) : new ECDSASigner(elliptic);
    String key = isRsa ? rsa.getKeyID() : elliptic.getKeyID();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).keyID(key).build(),
            new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(audience)
                .subject("benchmark")
                .claim("roles", List.of("storefront"))
                .expirationTime(Date.from(Instant.now().plusSeconds(GOOD_FOR_SECONDS)))
                .build());
    token.sign(signer);
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
