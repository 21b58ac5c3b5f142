package dev.holdfast.gateway.edge;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body has been read already. */
final class ReadRequest extends Request.Wrapper {
  private Content.Chunk body;

  private ReadRequest(Request request, Content.Chunk body) {
    super(request);
    this.body = body;
  }

  /**
   * Its body is copied: routes that do not read theirs would else keep a buffer of the server's.
   */
  static ReadRequest of(Request request, Content.Chunk last) {
    if (Content.Chunk.isFailure(last)) {
      return new ReadRequest(request, last);
    }
    byte[] bytes = new byte[last.remaining()];
    last.getByteBuffer().get(bytes);
    last.release();
    return of(request, bytes, bytes.length);
  }

  static ReadRequest of(Request request, byte[] bytes, int length) {
    return new ReadRequest(request, Content.Chunk.from(ByteBuffer.wrap(bytes, 0, length), true));
  }

  @Override
  public Content.Chunk read() {
    Content.Chunk next = body;
    body = Content.Chunk.next(body);
    return next;
  }

  @Override
  public void demand(Runnable whenMore) {
    whenMore.run();
  }
}
