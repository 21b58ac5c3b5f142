package dev.holdfast.proof.api;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** One connection, for one request at a time; may be opened again when it has ended. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the channel's own callbacks
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
  /** Who hears what becomes of connections. */
  interface Listener {
    /** A connection's request has been answered, or never will be: its caller hears of it next. */
    void answering(Connection connection);

    /** A connection that was coming has nothing to do. */
    void free(Connection connection);

    /** A connection that was coming does not come. */
    void ended(Connection connection);

    /** Nor does one that was idle. */
    void endedIdle(Connection connection);

    /** A connection could not be opened. */
    void unreachable(Connection connection);
  }

  private static final int CONNECT_MILLIS = 5_000;

  private final Listener listener;
  private final GatewayAddress gateway;
  private Channel channel;
  private Call call;
  private long begun;
  private int status;
  private boolean last;

  /** Whether it is being opened, or hands on an answer: then it is neither busy nor idle. */
  private boolean coming;

  Connection(Listener listener, GatewayAddress gateway) {
    this.listener = listener;
    this.gateway = gateway;
  }

  @Override
  public boolean isSharable() {
    return true; // opened again with the same handler, never twice at once
  }

  void open(EventLoop loop) {
    coming = true;
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel made) {
                gateway.encrypt(made);
                made.pipeline().addLast(new HttpResponseDecoder(), Connection.this);
              }
            })
        .connect(gateway.socket())
        .addListener(
            connecting -> {
              if (!connecting.isSuccess()) {
                listener.unreachable(this);
              }
            });
  }

  boolean isOpen() {
    return channel.isActive();
  }

  /** Whether the request under way was sent before this moment. */
  boolean isWaitingSince(long nanoTime) {
    return call != null && begun - nanoTime < 0;
  }

  void close() {
    channel.close();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    free();
  }

  private void free() {
    coming = false;
    listener.free(this);
  }

  void begin(Call next) {
    call = next;
    begun = System.nanoTime();
    channel.writeAndFlush(
        RequestBytes.of(next.request(), gateway.headers(), channel.alloc()), channel.voidPromise());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpResponse head) {
      status = head.status().code();
      last = !HttpUtil.isKeepAlive(head);
      if (call != null) {
        call.head(head);
      }
    }
    if (part instanceof HttpContent content && call != null) {
      call.part(content.content());
    }
    if (part instanceof LastHttpContent && call != null) {
      answer(status);
      if (last) {
        context.close();
      } else if (channel.isActive()) {
        free();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (call != null) {
      answer(ApiReply.NO_ANSWER);
    }
    if (coming) {
      listener.ended(this);
    } else {
      listener.endedIdle(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    context.close();
  }

  private void answer(int statusOrNone) {
    Call answered = call;
    call = null;
    coming = true;
    listener.answering(this);
    answered.answered(statusOrNone);
  }
}
