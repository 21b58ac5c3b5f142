package dev.holdfast.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Reservations over HTTP/1.1 on a fixed number of connections that are kept open, one request at a
 * time on each; a wish that finds all of them busy waits its turn. One thread does it all, so that
 * on a small machine the client leaves the server room: a client that needs more than the server
 * would be what is measured.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the channel's own callbacks
public final class Calls implements AutoCloseable {
  /** The answer's status when there was none. */
  public static final int NO_ANSWER = 0;

  /** Wishes that may wait for a connection; one more is answered {@link #NO_ANSWER} at once. */
  static final int WAITING_MAX = 100_000;

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final Duration CONNECT_AGAIN = Duration.ofMillis(100);

  private final NioEventLoopGroup group =
      new NioEventLoopGroup(1, new DefaultThreadFactory("load", true));
  private final EventLoop loop = group.next();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Deque<Call> waiting = new ArrayDeque<>();
  private final Set<Connection> busy = new HashSet<>();
  private boolean closed;

  /** What to do with an answer's status. */
  private record Call(Wish wish, IntConsumer answered) {}

  /**
   * Begins to connect.
   *
   * @param gateways where to; connections are spread over them evenly
   */
  public Calls(List<URI> gateways, int connections) {
    loop.execute(
        () -> {
          for (int i = 0; i < connections; i++) {
            new Connection(gateways.get(i % gateways.size())).open();
          }
        });
    loop.scheduleAtFixedRate(this::giveUpLate, 1, 1, TimeUnit.SECONDS);
  }

  /** Asks, and hands the status of the answer on; runs `answered` on the thread of all calls. */
  public void send(Wish wish, IntConsumer answered) {
    Call call = new Call(wish, answered);
    if (loop.inEventLoop()) {
      begin(call);
    } else {
      loop.execute(() -> begin(call));
    }
  }

  private void begin(Call call) {
    Connection connection = idle.poll();
    if (connection != null) {
      connection.begin(call);
    } else if (waiting.size() < WAITING_MAX) {
      waiting.add(call);
    } else {
      call.answered().accept(NO_ANSWER);
    }
  }

  private void giveUpLate() {
    long before = System.nanoTime() - ANSWER_MAX.toNanos();
    List.copyOf(busy).stream()
        .filter(connection -> connection.begun < before)
        .forEach(connection -> connection.channel.close());
  }

  @Override
  public void close() {
    loop.execute(() -> closed = true);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** One connection, opened again whenever it ends. */
  private final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private final URI gateway;
    private final String host;
    private Channel channel;
    private Call call;
    private long begun;
    private int status;

    Connection(URI gateway) {
      this.gateway = gateway;
      this.host = gateway.getHost() + ":" + port();
    }

    private int port() {
      return gateway.getPort() < 0 ? 80 : gateway.getPort();
    }

    @Override
    public boolean isSharable() {
      return true; // opened again with the same handler, never twice at once
    }

    void open() {
      if (closed) {
        return;
      }
      new Bootstrap()
          .group(loop)
          .channel(NioSocketChannel.class)
          .option(ChannelOption.TCP_NODELAY, true)
          .handler(
              new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(SocketChannel made) {
                  made.pipeline().addLast(new HttpResponseDecoder(), Connection.this);
                }
              })
          .connect(new InetSocketAddress(gateway.getHost(), port()))
          .addListener(
              connecting -> {
                if (!connecting.isSuccess()) {
                  openLater();
                }
              });
    }

    private void openLater() {
      loop.schedule(this::open, CONNECT_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      channel = context.channel();
      nextOrIdle();
    }

    void begin(Call next) {
      call = next;
      begun = System.nanoTime();
      busy.add(this);
      channel.writeAndFlush(request(next.wish()), channel.voidPromise());
    }

    private ByteBuf request(Wish wish) {
      String body = "{\"cart\":\"" + wish.cart() + "\",\"quantity\":1,\"holdSeconds\":900}";
      String head =
          "PUT /items/"
              + wish.item()
              + "/reservations/"
              + wish.reservation()
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      ByteBuf bytes = channel.alloc().buffer(head.length() + body.length());
      ByteBufUtil.writeAscii(bytes, head);
      ByteBufUtil.writeAscii(bytes, body);
      return bytes;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof HttpResponse response) {
        status = response.status().code();
      }
      if (part instanceof LastHttpContent) {
        answer(status);
        if (channel.isActive()) {
          nextOrIdle();
        }
      }
    }

    private void nextOrIdle() {
      Call next = waiting.poll();
      if (next == null) {
        idle.add(this);
      } else {
        begin(next);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      idle.remove(this);
      answer(NO_ANSWER);
      openLater();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      context.close();
    }

    private void answer(int statusOrNone) {
      Call answered = call;
      call = null;
      busy.remove(this);
      if (answered != null) {
        answered.answered().accept(statusOrNone);
      }
    }
  }
}
