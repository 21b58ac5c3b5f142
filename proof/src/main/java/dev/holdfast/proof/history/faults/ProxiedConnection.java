package dev.holdfast.proof.history.faults;

import dev.holdfast.proof.history.faults.Mishap.Kind;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a gateway, and the one to the store, or the gateway, that belongs to it. One
 * request is under way at a time, as the AWS client does it. A gateway that gives a request up, or
 * is killed, ends its connection; the request goes to the store all the same, as on a real network.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in the channels' own callbacks
final class ProxiedConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final InetSocketAddress storeAddress;
  private final Traffic traffic;
  private final Door door;
  private Channel gateway;
  private Channel store;
  private Exchange exchange;

  ProxiedConnection(InetSocketAddress storeAddress, Traffic traffic, Door door) {
    super(false); // a request lives until it has been passed on
    this.storeAddress = storeAddress;
    this.traffic = traffic;
    this.door = door;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    gateway = context.channel();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    exchange = new Exchange(request, traffic.nextMishap(Exchange.mayDo(request)));
    traffic.began();
    if (exchange.mishap().kind() == Kind.REQUEST_LATE) {
      later(() -> forward(request));
    } else {
      forward(request);
    }
  }

  private void later(Runnable task) {
    gateway
        .eventLoop()
        .schedule(
            () -> {
              traffic.happened(Fault.DELAY);
              task.run();
            },
            exchange.mishap().millis(),
            TimeUnit.MILLISECONDS);
  }

  private void forward(FullHttpRequest request) {
    if (store != null && store.isActive()) {
      store.writeAndFlush(request);
      return;
    }
    new Bootstrap()
        .group(gateway.eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel made) {
                made.pipeline()
                    .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(Exchange.MESSAGE_MAX),
                        new Answers());
              }
            })
        .connect(storeAddress)
        .addListener(
            (ChannelFutureListener)
                connecting -> {
                  store = connecting.channel();
                  if (connecting.isSuccess()) {
                    store.writeAndFlush(request);
                  } else {
                    request.release();
                    breakOff();
                  }
                });
  }

  private void answered(FullHttpResponse answer) {
    boolean written = exchange.isWrittenBy(answer);
    if (exchange.isLostTo(answer)) {
      traffic.happened(Fault.CONFLICT);
    }
    if (written && door.crashed()) {
      traffic.happened(Fault.CRASH);
      answer.release();
      breakOff();
      return;
    }
    switch (exchange.mishap().kind()) {
      case BREAK_OFF, KEEP_SILENT -> {
        if (written) {
          traffic.happened(Fault.LOST_ANSWER);
        }
        answer.release();
        if (exchange.mishap().kind() == Kind.BREAK_OFF) {
          breakOff();
        } else {
          over();
        }
      }
      case ANSWER_LATE -> later(() -> passOn(answer));
      default -> passOn(answer);
    }
  }

  private void passOn(FullHttpResponse answer) {
    if (gateway.isActive()) {
      gateway.writeAndFlush(answer);
    } else {
      answer.release();
    }
    over();
  }

  /** Ends both connections. */
  private void breakOff() {
    gateway.close();
    over();
  }

  private void over() {
    if (exchange != null) {
      exchange = null;
      traffic.ended();
    }
    if (!gateway.isActive() && store != null) {
      store.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (exchange == null && store != null) {
      store.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    context.close();
  }

  /** What the store says. */
  private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
    Answers() {
      super(false);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
      if (exchange == null) {
        answer.release();
      } else {
        answered(answer);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (exchange != null) {
        breakOff();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      context.close();
    }
  }
}
