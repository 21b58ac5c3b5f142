package dev.holdfast.operate.letters;

import java.util.HexFormat;

/** Bytes as people read them: where, in hex, and as text. */
final class HexDump {
  private static final int ROW = 16;
  private static final int BYTES_MAX = 1024;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /** The first 1,024 bytes, 16 in a row. */
  static String of(byte[] bytes) {
    StringBuilder dump = new StringBuilder();
    int shown = Math.min(bytes.length, BYTES_MAX);
    for (int from = 0; from < shown; from += ROW) {
      int to = Math.min(from + ROW, shown);
      String hex = HEX.formatHex(bytes, from, to);
      dump.append("%04x  %-47s  %s%n".formatted(from, hex, text(bytes, from, to)));
    }
    if (bytes.length > shown) {
      dump.append("… %d bytes more%n".formatted(bytes.length - shown));
    }
    return dump.toString();
  }

  private static String text(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
