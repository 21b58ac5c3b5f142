package dev.holdfast.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Who writes to a listener when several have something to say, and when there is no room. */
class ListenerTest {
  /** A connection that has room, or has none, and is not to be written to then. */
  private static final class Connection extends ServletOutputStream {
    final List<String> written = new ArrayList<>();
    boolean hasRoom = true;
    boolean isGone;

    @Override
    public void write(byte[] text, int offset, int length) throws IOException {
      if (isGone) {
        throw new IOException("gone");
      }
      assertThat(hasRoom).isTrue();
      written.add(new String(text, offset, length, UTF_8));
    }

    @Override
    public void write(int one) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReady() {
      return hasRoom;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }

  private final Connection connection = new Connection();
  private final Queue<String> news = new ArrayDeque<>();
  private boolean isKnown = true;
  private final Listener listener = new Listener(connection, this::next, () -> isKnown);

  /** Is run after the listener has been told that there is nothing. */
  private Runnable onNothing = () -> {};

  private byte[] next() {
    if (news.isEmpty()) {
      Runnable then = onNothing;
      onNothing = () -> {};
      then.run();
      return new byte[0];
    }
    return news.remove().getBytes(UTF_8);
  }

  @Test
  void whoIsNoLongerKnownIsToldNothingMore() {
    isKnown = false;
    news.add("first");

    listener.beat();
    listener.wake();

    assertThat(listener.ended()).isDone();
    assertThat(connection.written).isEmpty();
  }

  @Test
  void whereThereIsNoRoomNothingIsWrittenUntilThereIs() {
    connection.hasRoom = false;
    news.add("first");
    listener.wake();
    assertThat(connection.written).isEmpty();

    connection.hasRoom = true;
    listener.onWritePossible();

    assertThat(connection.written).containsExactly("first");
  }

  @Test
  void newsThatComesAfterTheWriterHasLookedIsWrittenToo() {
    onNothing =
        () -> {
          news.add("late");
          listener.wake();
        };

    listener.wake();

    assertThat(connection.written).containsExactly("late");
  }

  @Test
  void aSignOfLifeIsGivenWhereThereIsNothingElseToSay() {
    listener.beat();
    assertThat(connection.written).containsExactly(":\n\n");

    news.add("news");
    listener.beat();
    assertThat(connection.written).containsExactly(":\n\n", "news");
  }

  @Test
  void whoHasGoneIsWrittenToNoMore() {
    connection.isGone = true;
    listener.beat();
    assertThat(listener.ended().toCompletableFuture()).isDone();

    connection.isGone = false;
    listener.beat();
    assertThat(connection.written).isEmpty();
  }
}
