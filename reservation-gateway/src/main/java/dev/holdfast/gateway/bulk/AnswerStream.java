package dev.holdfast.gateway.bulk;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is written while its request is read. Whoever has something to say never waits for
 * the caller to hear it: the caller may not listen before he has said all, and both would wait.
 */
final class AnswerStream implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);

  private final ServletOutputStream output;
  private final Spool spool = new Spool();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean isUnflushed = true;
  private boolean isComplete;

  AnswerStream(ServletOutputStream output) {
    this.output = output;
  }

  /** Begins to write; the response must be an asynchronous one. */
  void begin() {
    output.setWriteListener(this);
  }

  /** Written now, or when the caller takes it. */
  synchronized void add(byte[] bytes) {
    try {
      if (!ended.isDone()) {
        spool.add(bytes);
        write();
      }
    } catch (IOException e) {
      end(e);
    }
  }

  /** Nothing will be added. */
  synchronized void complete() {
    isComplete = true;
    onWritePossible();
  }

  /** Whether nothing more can be written. */
  boolean isOver() {
    return ended.isDone();
  }

  /** Done when all has been written, or nothing more can be. */
  CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public synchronized void onWritePossible() {
    try {
      write();
    } catch (IOException e) {
      end(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(failure);
  }

  private void write() throws IOException {
    while (!ended.isDone() && output.isReady()) {
      byte[] bytes = spool.next();
      if (bytes.length > 0) {
        output.write(bytes);
        isUnflushed = true;
      } else if (isUnflushed) {
        isUnflushed = false;
        output.flush();
      } else {
        if (isComplete) {
          end(null);
        }
        return;
      }
    }
  }

  private synchronized void end(Throwable failure) {
    if (failure != null) {
      LOG.debug("an upload's answer broke off", failure);
    }
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn("a file of an upload's answer is not closed: {}", e.toString());
    }
    ended.complete(null);
  }
}
