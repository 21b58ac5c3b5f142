package dev.holdfast.local.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which ports of this machine are free. */
public final class Ports {
  private static final int CONNECT_TIMEOUT_MILLIS = 200;

  private Ports() {}

  /** Ports that nobody listens on at this moment, all different. */
  public static int[] free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      int[] ports = new int[count];
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        ports[i] = sockets.get(i).getLocalPort();
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on this machine", e);
    }
  }

  /** One line for each wanted port that somebody else listens on, naming port and variable. */
  public static List<String> taken(LocalConfig config) {
    Map<Setting, Integer> wanted = new LinkedHashMap<>();
    config.parts().stream().sorted().forEach(part -> part.claim(config, wanted));
    return wanted.entrySet().stream()
        .filter(entry -> isTaken(entry.getValue()))
        .map(
            entry ->
                "Port %d is taken: end what listens there, or set %s to a free port."
                    .formatted(entry.getValue(), entry.getKey()))
        .toList();
  }

  private static boolean isTaken(int port) {
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
