package dev.holdfast.gateway.tls;

import dev.holdfast.gateway.reload.Reloader;
import java.security.KeyStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What a server needs to be asked over TLS, by a certificate that is reloaded when it changes. */
public final class ServerTls {
  private final TlsFiles files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();

  /**
   * @throws dev.holdfast.config.ConfigException if the files are no such thing
   */
  public ServerTls(TlsFiles files, Reloader reloader) {
    this.files = files;
    take(context, PemKeyStore.read(files));
    // Not left to the server's start: a context that is reloaded while it starts may fail to.
    change(context::start);
    reloader.watch(files.both(), this::reload);
  }

  private void reload() {
    KeyStore store = PemKeyStore.read(files);
    change(() -> context.reload(next -> take(next, store)));
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
