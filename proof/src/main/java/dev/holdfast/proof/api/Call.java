package dev.holdfast.proof.api;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A request, and who waits for its answer. */
interface Call {
  /** More than any page of the API has. */
  int BODY_MAX = 8 << 20;

  ApiRequest request();

  /** The answer's status and headers have come. */
  void head(HttpResponse head);

  /** So has a part of its body. */
  void part(ByteBuf part);

  /** All of the answer has come, or never will. */
  void answered(int status);

  /** The answer's status is all that is wanted; its body is not even looked at. */
  record Status(ApiRequest request, IntConsumer then) implements Call {
    @Override
    public void head(HttpResponse head) {}

    @Override
    public void part(ByteBuf part) {}

    @Override
    public void answered(int status) {
      then.accept(status);
    }
  }

  /** All of the answer is wanted. */
  final class Reply implements Call {
    private final ApiRequest request;
    private final Consumer<ApiReply> then;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String retryAfter = "";

    Reply(ApiRequest request, Consumer<ApiReply> then) {
      this.request = request;
      this.then = then;
    }

    @Override
    public ApiRequest request() {
      return request;
    }

    @Override
    public void head(HttpResponse head) {
      retryAfter = head.headers().get(HttpHeaderNames.RETRY_AFTER, "");
    }

    @Override
    public void part(ByteBuf part) {
      if (body.size() + part.readableBytes() > BODY_MAX) {
        throw new IllegalStateException("an answer of more than " + BODY_MAX + " bytes");
      }
      try {
        part.readBytes(body, part.readableBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("memory has no such errors", e);
      }
    }

    @Override
    public void answered(int status) {
      then.accept(new ApiReply(status, retryAfter, body.toString(StandardCharsets.UTF_8)));
    }
  }
}
