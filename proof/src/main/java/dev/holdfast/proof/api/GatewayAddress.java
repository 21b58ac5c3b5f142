package dev.holdfast.proof.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Where a gateway is, over HTTP or HTTPS.
 *
 * @param header what the header Host says
 * @param tls whom to trust; null where nothing is encrypted
 */
record GatewayAddress(String host, int port, String header, SslContext tls) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static GatewayAddress of(URI gateway) {
    return "https".equalsIgnoreCase(gateway.getScheme())
        ? of(gateway, HTTPS, whomJavaTrusts())
        : of(gateway, HTTP, null);
  }

  static GatewayAddress of(URI gateway, int defaultPort, SslContext tls) {
    int port = gateway.getPort() < 0 ? defaultPort : gateway.getPort();
    return new GatewayAddress(gateway.getHost(), port, gateway.getHost() + ":" + port, tls);
  }

  private static SslContext whomJavaTrusts() {
    try {
      return SslContextBuilder.forClient().build();
    } catch (SSLException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Looked up anew each time, for a name may move. */
  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  /** Adds what a new channel needs to encrypt, if it is to. */
  void encrypt(Channel channel) {
    if (tls != null) {
      channel.pipeline().addLast(handler(channel));
    }
  }

  private ChannelHandler handler(Channel channel) {
    SslHandler handler = tls.newHandler(channel.alloc(), host, port);
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate is this host's
    handler.engine().setSSLParameters(parameters);
    return handler;
  }
}
