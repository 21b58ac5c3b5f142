package dev.holdfast.proof.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Where a gateway is, over HTTP or HTTPS.
 *
 * @param headers the header lines that each request to it begins with, without the last line end
 * @param tls whom to trust; null where nothing is encrypted
 */
record GatewayAddress(String host, int port, String headers, SslContext tls) {
  /** The environment variable with the API key that commands call gateways by. */
  private static final String API_KEY = "HOLDFAST_API_KEY";

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static GatewayAddress of(URI gateway) {
    return "https".equalsIgnoreCase(gateway.getScheme())
        ? of(gateway, HTTPS, whomThisProcessTrusts())
        : of(gateway, HTTP, null);
  }

  static GatewayAddress of(URI gateway, int defaultPort, SslContext tls) {
    int port = gateway.getPort() < 0 ? defaultPort : gateway.getPort();
    String host = "Host: " + gateway.getHost() + ":" + port;
    return new GatewayAddress(gateway.getHost(), port, host + authorization(), tls);
  }

  /** Of a gateway that asks for keys; the same for all of them. */
  private static String authorization() {
    String key = System.getenv().getOrDefault(API_KEY, "");
    if (!key.matches("[!-~]*")) {
      throw new IllegalArgumentException(API_KEY + " holds what can't stand in a header");
    }
    return key.isEmpty() ? "" : "\r\nAuthorization: Bearer " + key;
  }

  /** The key must not come into a log by chance. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** Java itself, or who was named to the command. */
  private static SslContext whomThisProcessTrusts() {
    try {
      return new JdkSslContext(
          SSLContext.getDefault(),
          true,
          null,
          SupportedCipherSuiteFilter.INSTANCE,
          ApplicationProtocolConfig.DISABLED,
          ClientAuth.NONE,
          null,
          false);
    } catch (NoSuchAlgorithmException e) {
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
