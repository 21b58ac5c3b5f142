package dev.holdfast.proof.history.shop;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reservations over HTTP, one request at a time on each connection. All of it, answers included,
 * happens on one thread; the bound on connections is that of callers.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the channels' own callbacks
final class GatewayClient {
  private static final int ANSWER_MAX = 64 * 1024;
  private static final long PATIENCE_SECONDS = 10;

  private final EventLoop loop;
  private final Map<URI, Deque<Connection>> idle = new HashMap<>();

  GatewayClient(EventLoop loop) {
    this.loop = loop;
  }

  /** Asks for a reservation; runs `answered` later, on the same thread. */
  void put(URI gateway, Wish wish, Consumer<Reply> answered) {
    Deque<Connection> free = idle.computeIfAbsent(gateway, at -> new ArrayDeque<>());
    for (Connection next = free.poll(); next != null; next = free.poll()) {
      if (next.channel.isActive()) {
        next.send(wish, answered);
        return;
      }
    }
    Connection made = new Connection(gateway);
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec(), new HttpObjectAggregator(ANSWER_MAX), made);
              }
            })
        .connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()))
        .addListener(
            (ChannelFutureListener)
                connecting -> {
                  if (connecting.isSuccess()) {
                    made.channel = connecting.channel();
                    made.send(wish, answered);
                  } else {
                    answered.accept(Reply.notSent());
                  }
                });
  }

  private static FullHttpRequest request(URI gateway, Wish wish) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.PUT,
            "/items/" + wish.item() + "/reservations/" + wish.reservation(),
            Unpooled.wrappedBuffer(
                ("{\"cart\":\"" + wish.cart() + "\",\"quantity\":" + wish.quantity() + "}")
                    .getBytes(StandardCharsets.US_ASCII)));
    request
        .headers()
        .set(HttpHeaderNames.HOST, gateway.getAuthority())
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes());
    return request;
  }

  private final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final URI gateway;
    private Channel channel;
    private Consumer<Reply> answered;
    private ScheduledFuture<?> patience;

    Connection(URI gateway) {
      this.gateway = gateway;
    }

    void send(Wish wish, Consumer<Reply> then) {
      answered = then;
      patience = loop.schedule(() -> channel.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
      channel.writeAndFlush(request(gateway, wish));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
      idle.get(gateway).add(this);
      answer(new Reply(answer.status().code(), answer.content().toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      idle.get(gateway).remove(this);
      answer(Reply.none());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      context.close();
    }

    private void answer(Reply reply) {
      Consumer<Reply> then = answered;
      answered = null;
      if (then != null) {
        patience.cancel(false);
        then.accept(reply);
      }
    }
  }
}
