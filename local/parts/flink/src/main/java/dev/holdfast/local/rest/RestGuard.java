package dev.holdfast.local.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderValues.CLOSE;

import org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Answers a request that is refused by its headers, as Flink tells of errors, and ends the
 * connection; nothing of it goes past.
 */
final class RestGuard extends ChannelInboundHandlerAdapter {
  private final RestAccess access;
  private boolean refused;

  RestGuard(RestAccess access) {
    this.access = access;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) {
    if (!refused && part instanceof HttpRequest request) {
      access.refusal(request).ifPresent(why -> refuse(context, why));
    }
    if (refused) {
      ReferenceCountUtil.release(part);
    } else {
      context.fireChannelRead(part);
    }
  }

  private void refuse(ChannelHandlerContext context, String why) {
    refused = true;
    ByteBuf text = Unpooled.copiedBuffer("{\"errors\":[\"" + why + "\"]}", UTF_8);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, text);
    answer
        .headers()
        .set(CONTENT_TYPE, "application/json; charset=utf-8")
        .set(CONTENT_LENGTH, text.readableBytes())
        .set(CONNECTION, CLOSE);
    var unused = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }
}
