package dev.holdfast.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who keep connections for as long as they are let: half of them never end their headers,
 * half never their body, and each sends a byte now and then. Who is turned away comes again.
 */
final class DribblingCrowd implements AutoCloseable {
  private static final long EVERY_MILLIS = 20;

  private final InetSocketAddress address;
  private final byte[] head;
  private final SocketChannel[] channels;
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  private DribblingCrowd(int size, int port, String head) {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.head = head.getBytes(StandardCharsets.US_ASCII);
    this.channels = new SocketChannel[size];
  }

  static DribblingCrowd of(int size, int port, String head) {
    DribblingCrowd crowd = new DribblingCrowd(size, port, head);
    var unused =
        crowd.pace.scheduleWithFixedDelay(crowd::dribble, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return crowd;
  }

  /** How many connections were ended by the other side so far. */
  int turnedAway() {
    return turnedAway.get();
  }

  private void dribble() {
    for (int i = 0; i < channels.length; i++) {
      try {
        if (channels[i] == null) {
          channels[i] = begin(i % 2 == 0);
        } else {
          goOn(channels[i]);
        }
      } catch (IOException ended) {
        close(channels[i]);
        channels[i] = null;
        turnedAway.incrementAndGet();
      }
    }
  }

  private SocketChannel begin(boolean ofHeaders) throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.write(ByteBuffer.wrap(head, 0, ofHeaders ? head.length - 2 : head.length));
    return channel;
  }

  private static void goOn(SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {'{'}));
    if (channel.read(ByteBuffer.allocate(4_096)) < 0) {
      throw new IOException("the other side has ended it");
    }
  }

  private static void close(SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException gone) {
      // As it should be.
    }
  }

  @Override
  public void close() throws InterruptedException {
    pace.shutdownNow();
    pace.awaitTermination(10, TimeUnit.SECONDS);
    for (SocketChannel channel : channels) {
      close(channel);
    }
  }
}
