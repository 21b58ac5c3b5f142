package dev.holdfast.proof.api;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which clients send and hear. When it ends, so do their connections, and what is
 * unanswered stays so.
 */
public final class ApiThread implements AutoCloseable {
  private final NioEventLoopGroup group;
  private final EventLoop loop;

  public ApiThread(String name) {
    group = new NioEventLoopGroup(1, new DefaultThreadFactory(name, true));
    loop = group.next();
  }

  public EventLoop loop() {
    return loop;
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
