package dev.holdfast.local.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Which ports of this machine are free. */
public final class Ports {
  private static final int CONNECT_TIMEOUT_MILLIS = 200;
  private static final int FREE_FROM = 20_000;
  private static final int FREE_BELOW = 32_000;
  private static final int TRIES_MAX = 1_000;

  private Ports() {}

  /**
   * Ports that nobody listens on at this moment, all different. They lie below those that systems
   * hand out for outgoing connections, so that none of them is gone when a part comes to bind it.
   */
  public static int[] free(int count) {
    return ThreadLocalRandom.current()
        .ints(FREE_FROM, FREE_BELOW)
        .distinct()
        .limit(TRIES_MAX)
        .filter(port -> !isTaken(port))
        .limit(count)
        .toArray();
  }

  /** Whether somebody listens on it at this moment. */
  static boolean isTaken(int port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    // On some systems one may listen on loopback beside a listener on all interfaces.
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (IOException nobodyAnswers) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(address);
        return false;
      } catch (IOException inUse) {
        return true;
      }
    }
  }
}
