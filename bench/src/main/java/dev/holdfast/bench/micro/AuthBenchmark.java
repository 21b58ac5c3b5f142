package dev.holdfast.bench.micro;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import dev.holdfast.gateway.auth.Authenticator;
import dev.holdfast.gateway.auth.Finding;
import dev.holdfast.gateway.auth.KeyLine;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.gateway.reload.Reloader;
import dev.holdfast.key.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a request pays to be known: by a key, by a token seen before, by one seen first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AuthBenchmark {
  private static final int KEYS = 100;

  private Reloader reloader;
  private TokenIssuer issuer;
  private Path file;
  private Authenticator authenticator;
  private List<String> key;
  private List<String> token;
  private List<String> newByRsa;
  private List<String> newByCurve;

  @Setup
  public void start() throws IOException, JOSEException {
    issuer = new TokenIssuer();
    reloader = new Reloader();
    file = Files.createTempFile("holdfast-keys", ".txt");
    SecureRandom random = new SecureRandom();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < KEYS; i++) {
      ApiKey made = ApiKey.make(random);
      lines.append(new KeyLine(Role.STOREFRONT, "key-" + i, made.hash())).append('\n');
      key = header(made.text());
    }
    Files.writeString(file, lines);
    authenticator = Authenticator.start(List.of(file), Optional.of(issuer.config()), reloader);
    token = header(issuer.good());
    newByRsa = header(issuer.foreign(JWSAlgorithm.RS256));
    newByCurve = header(issuer.foreign(JWSAlgorithm.ES256));
    expect(Finding.Known.class, key());
    expect(Finding.Known.class, tokenAgain());
    expect(Finding.Refused.class, newTokenRs256());
    expect(Finding.Refused.class, newTokenEs256());
  }

  private static List<String> header(String credential) {
    return List.of("Bearer " + credential);
  }

  private static void expect(Class<? extends Finding> kind, Finding finding) {
    if (!kind.isInstance(finding)) {
      throw new IllegalStateException("not " + kind.getSimpleName() + ": " + finding);
    }
  }

  @TearDown
  public void end() throws IOException {
    reloader.close();
    issuer.close();
    Files.delete(file);
  }

  @Benchmark
  public Finding key() {
    return found(key);
  }

  @Benchmark
  public Finding tokenAgain() {
    return found(token);
  }

  @Benchmark
  public Finding newTokenRs256() {
    return found(newByRsa);
  }

  @Benchmark
  public Finding newTokenEs256() {
    return found(newByCurve);
  }

  private Finding found(List<String> header) {
    return authenticator.find(header).toCompletableFuture().join();
  }
}
