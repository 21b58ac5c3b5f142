package dev.holdfast.proof.api;

import static io.netty.buffer.ByteBufUtil.writeAscii;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/** A request as HTTP/1.1 has it, written piece by piece: no text is put together first. */
final class RequestBytes {
  private static final int HEAD_LENGTH = 320;

  private RequestBytes() {}

  /**
   * @param headers of every request, without the last line end
   */
  static ByteBuf of(ApiRequest request, String headers, ByteBufAllocator buffers) {
    String body = request.body();
    ByteBuf bytes = buffers.buffer(HEAD_LENGTH + body.length());
    writeAscii(bytes, request.method());
    writeAscii(bytes, " ");
    writeAscii(bytes, request.path());
    writeAscii(bytes, " HTTP/1.1\r\n");
    writeAscii(bytes, headers);
    if (!request.idempotencyKey().isEmpty()) {
      writeAscii(bytes, "\r\nIdempotency-Key: ");
      writeAscii(bytes, request.idempotencyKey());
    }
    if (request.waitSeconds() > 0) {
      writeAscii(bytes, "\r\nPrefer: wait=");
      writeAscii(bytes, Integer.toString(request.waitSeconds()));
    }
    if (body.isEmpty()) {
      writeAscii(bytes, "\r\n\r\n");
    } else {
      writeAscii(bytes, "\r\nContent-Type: application/json\r\nContent-Length: ");
      writeAscii(bytes, Integer.toString(ByteBufUtil.utf8Bytes(body)));
      writeAscii(bytes, "\r\n\r\n");
      ByteBufUtil.writeUtf8(bytes, body);
    }
    return bytes;
  }
}
