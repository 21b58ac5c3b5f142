package dev.holdfast.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventParserTest {
  private final List<String> events = new ArrayList<>();
  private final EventParser parser =
      new EventParser(event -> events.add(event.name + "|" + event.id + "|" + event.data));

  private void read(String text, int pieceBytes) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += pieceBytes) {
      parser.read(ByteBuffer.wrap(bytes, from, Math.min(pieceBytes, bytes.length - from)));
    }
  }

  @Test
  void eventsAreReadHoweverTheyAreCut() throws IOException {
    String text = ": hello\n\nevent: item\nid: 5\ndata: {\"a\":\"ä\"}\n\nevent: live\ndata: {}\n\n";
    for (int pieceBytes = 1; pieceBytes <= text.length(); pieceBytes++) {
      events.clear();
      read(text, pieceBytes);
      assertThat(events).containsExactly("item|5|{\"a\":\"ä\"}", "live|5|{}");
    }
  }

  @Test
  void linesMayEndWithBothSignsAndDataMayHaveSeveral() throws IOException {
    read("event:item\r\nid:7\r\nretry: 5\r\ndata: one\r\ndata:two\r\n\r\n", 3);
    assertThat(events).containsExactly("item|7|one\ntwo");
  }

  @Test
  void anEventThatBreaksOffIsNone() throws IOException {
    read("event: item\ndata: {}\n", 5);
    assertThat(events).isEmpty();
  }

  @Test
  void noEventFillsMemory() {
    String endless = "data: " + "x".repeat(EventParser.EVENT_BYTES_MAX);
    assertThatThrownBy(() -> read(endless, 1_000)).hasMessageContaining("65536 bytes");
  }
}
