package dev.holdfast.gateway.tls;

import dev.holdfast.gateway.reload.Reloader;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server needs to be asked over TLS, by a certificate that is reloaded when it changes. */
public final class ServerTls {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private final TlsFiles files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();

  /** What is served; after the start it is touched by reloads only. */
  private KeyStore served;

  /**
   * @throws dev.holdfast.config.ConfigException if the files are no such thing
   */
  public ServerTls(TlsFiles files, Reloader reloader) {
    this.files = files;
    served = read();
    take(context, served);
    // Not left to the server's start: a context that is reloaded while it starts may fail to.
    change(context::start);
    reloader.watch(files.both(), this::reload);
  }

  private KeyStore read() {
    KeyStore store = PemKeyStore.read(files);
    CertificateDates.trouble(store, Instant.now())
        .ifPresent(what -> LOG.warn("the certificate {} {}", files.certificate(), what));
    return store;
  }

  private void reload() {
    KeyStore store = read();
    change(() -> context.reload(next -> take(next, store)));
    Set<String> lost = CertificateNames.lost(served, store);
    served = store;
    if (!lost.isEmpty()) {
      LOG.warn(
          "the certificate {} is no longer for {}: callers by these names refuse it",
          files.certificate(),
          String.join(", ", lost));
    }
  }

  private interface Change {
    void run() throws Exception;
  }

  private void change(Change change) {
    try {
      change.run();
    } catch (Exception e) {
      throw new IllegalStateException(files.certificate() + " can't be used for TLS", e);
    }
  }

  private static void take(SslContextFactory context, KeyStore store) {
    context.setKeyStore(store);
    context.setKeyStorePassword(PemKeyStore.PASSWORD);
    context.setKeyManagerPassword(PemKeyStore.PASSWORD);
  }

  public ServerConnector connector(Server server, HttpConfiguration http) {
    http.addCustomizer(new SecureRequestCustomizer());
    HttpConnectionFactory requests = new HttpConnectionFactory(http);
    return new ServerConnector(
        server, new SslConnectionFactory(context, requests.getProtocol()), requests);
  }
}
