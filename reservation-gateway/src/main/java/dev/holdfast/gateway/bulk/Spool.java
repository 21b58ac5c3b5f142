package dev.holdfast.gateway.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes on their way to somebody who may not take them yet: most clients send all they have before
 * they read a word. Few are kept in memory, more in a file.
 */
final class Spool implements AutoCloseable {
  /** What a million lines are answered with, and more than that. */
  private static final long BYTES_MAX = 512L << 20;

  private static final int MEMORY_MAX = 256 * 1024;
  private static final int PIECE_BYTES = 64 * 1024;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int inMemory;
  private FileChannel file;
  private long readFrom;
  private long writeTo;

  /**
   * @throws IOException if the file cannot be written, or is as long as it may be
   */
  void add(byte[] piece) throws IOException {
    if (writeTo == readFrom && inMemory + piece.length <= MEMORY_MAX) {
      pieces.add(piece);
      inMemory += piece.length;
      return;
    }
    if (writeTo + piece.length > BYTES_MAX) {
      throw new IOException("more than " + BYTES_MAX + " bytes wait to be read");
    }
    if (file == null) {
      file = open();
    }
    ByteBuffer bytes = ByteBuffer.wrap(piece);
    while (bytes.hasRemaining()) {
      writeTo += file.write(bytes, writeTo);
    }
  }

  /** Only its owner may read it, and it is gone when it is closed. */
  private static FileChannel open() throws IOException {
    Path path = Files.createTempFile("holdfast-answer-", ".ndjson");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** The next bytes; none if all have been taken. */
  byte[] next() throws IOException {
    byte[] piece = pieces.poll();
    if (piece != null) {
      inMemory -= piece.length;
      return piece;
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, writeTo - readFrom));
    while (bytes.hasRemaining()) {
      readFrom += file.read(bytes, readFrom);
    }
    if (readFrom == writeTo) {
      readFrom = 0;
      writeTo = 0;
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
