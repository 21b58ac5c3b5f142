package dev.holdfast.gateway.stream;

import dev.holdfast.gateway.http.StillKnown;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A response without end. It is written by whoever has something to say, the server when there is
 * room in the connection, or the shelf's thread when there is news, one at a time; nobody waits for
 * a listener. One who takes nothing for as long as a connection may be idle is cut off by the
 * server.
 */
final class Listener implements WriteListener {
  private final ServletOutputStream output;
  private final Supplier<byte[]> texts;
  private final StillKnown known;
  private final AtomicInteger calls = new AtomicInteger();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean isBeatDue;
  private boolean isUnflushed;

  /**
   * @param texts gives what is to be written next; nothing, if all has been written
   * @param known who is no longer known is told nothing more
   */
  Listener(ServletOutputStream output, Supplier<byte[]> texts, StillKnown known) {
    this.output = output;
    this.texts = texts;
    this.known = known;
  }

  /** Begins to write; the response must be an asynchronous one. */
  void begin() {
    output.setWriteListener(this);
  }

  /** There may be news. */
  void wake() {
    write();
  }

  /** Something is to be said, if only that there is nothing. */
  void beat() {
    if (known.check()) {
      isBeatDue = true;
      write();
    } else {
      end();
    }
  }

  /** Nothing more is written. */
  void end() {
    ended.complete(null);
  }

  /** Done when nothing more is written, whosever doing that is. */
  CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public void onWritePossible() {
    write();
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  /** Who finds somebody writing leaves it to him to look once more. */
  private void write() {
    int seen = calls.incrementAndGet();
    if (seen > 1) {
      return;
    }
    do {
      seen = calls.get();
      writeAll();
    } while (calls.addAndGet(-seen) > 0);
  }

  private void writeAll() {
    try {
      while (!ended.isDone() && output.isReady()) {
        byte[] text = next();
        if (text.length > 0) {
          output.write(text);
          isUnflushed = true;
        } else if (isUnflushed) {
          isUnflushed = false;
          output.flush();
        } else {
          return;
        }
      }
    } catch (IOException | RuntimeException gone) {
      end();
    }
  }

  private byte[] next() {
    byte[] text = texts.get();
    boolean isBeat = isBeatDue && text.length == 0;
    isBeatDue = false;
    return isBeat ? EventText.HEARTBEAT : text;
  }
}
