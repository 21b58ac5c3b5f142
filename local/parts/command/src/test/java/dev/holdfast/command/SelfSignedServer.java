package dev.holdfast.command;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server over TLS for 127.0.0.1, whose certificate nobody but itself has signed. */
public final class SelfSignedServer implements AutoCloseable {
  private static final String PASSWORD = "password";
  private static final int NOT_FOUND = 404;

  /** The paths that were asked for. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** The certificate as a file. */
  public final Path pem;

  private final HttpsServer server;

  /**
   * @param folder for its key and certificate
   * @param body of every answer, in JSON; to what is no question it is 404
   */
  public SelfSignedServer(Path folder, String body) throws Exception {
    KeyStore keys = newKey(folder);
    X509Certificate certificate = (X509Certificate) keys.getCertificate("gateway");
    pem = Files.writeString(folder.resolve("gateway.pem"), pem(certificate));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    byte[] answer = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          boolean isQuestion = exchange.getRequestMethod().equals("GET");
          exchange.sendResponseHeaders(isQuestion ? 200 : NOT_FOUND, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  private static KeyStore newKey(Path folder) throws Exception {
    Path file = folder.resolve("keys");
    Path said = folder.resolve("keytool");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "gateway",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=gateway",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(said));
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }

  public String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
