package dev.holdfast.proof.history.faults;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Stands between gateways and their store, and between gateways that hand requests to each other,
 * and passes on what they say; but not all of it, and not always at once. One thread does it all.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  private final NioEventLoopGroup group =
      new NioEventLoopGroup(1, new DefaultThreadFactory("proxy", true));
  private final EventLoop loop = group.next();
  private final InetSocketAddress store;
  private final Traffic traffic;

  /**
   * @param requestsPerFault one request in so many meets with a fault of each kind
   */
  public FaultProxy(URI store, long seed, int requestsPerFault) {
    this.store = new InetSocketAddress(store.getHost(), store.getPort());
    this.traffic = new Traffic(new MishapDice(seed, requestsPerFault));
  }

  /** Opens a door to the store for one gateway. */
  public Door open() {
    return openTo(store);
  }

  /** Opens a door through which other gateways reach the one that listens there. */
  public Door openTo(InetSocketAddress behind) {
    Door door = new Door();
    Channel listening =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel made) {
                    made.pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(Exchange.MESSAGE_MAX),
                            new ProxiedConnection(behind, traffic, door));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
    door.opened(((InetSocketAddress) listening.localAddress()).getPort());
    return door;
  }

  /** From now on everything is passed on at once. */
  public void stopFaults() {
    traffic.stopFaults();
  }

  /** Requests that the store has not answered yet, those that are held back among them. */
  public int underWay() {
    return traffic.underWay();
  }

  public FaultCounts counts() {
    return traffic.counts();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
