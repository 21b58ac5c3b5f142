package dev.holdfast.domain;

import dev.holdfast.schema.Command;
import dev.holdfast.schema.Policy;
import dev.holdfast.schema.Rest;
import dev.holdfast.schema.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.OptionalLong;

/**
 * What tells a command sent twice from two commands under one id: eight bytes of the SHA-256 of
 * what it asks for, without when it was taken and stamped, and in which trace.
 *
 * <p>Hashes stand in the log and in savepoints. So what a command could say from the first release
 * on is hashed as it was then, and what it says besides follows only where it says it.
 */
public final class ContentHash {
  private ContentHash() {}

  public static long of(Command command) {
    List<String> ownFields =
        command.getPolicy() == null ? null : command.getPolicy().getOwnFields();
    MessageDigest digest = sha256();
    digest.update(WireFormat.COMMAND.encode(asOfTheFirstRelease(command)));
    if (command.getRest() != null) {
      digest.update((byte) (command.getRest() == Rest.keep ? 1 : 0));
    }
    update(digest, 2, ownFields);
    update(digest, 3, command.getResetFields());
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static Command asOfTheFirstRelease(Command command) {
    Command.Builder content =
        Command.newBuilder(command)
            .setSeq(0)
            .setAt(0)
            .setRest(null)
            .setResetFields(null)
            .setTraceparent(null);
    if (command.getPolicy() != null) {
      content.setPolicy(Policy.newBuilder(command.getPolicy()).setOwnFields(null).build());
    }
    return content.build();
  }

  private static void update(MessageDigest digest, int mark, List<String> names) {
    if (names != null) {
      digest.update((byte) mark);
      digest.update(String.join(",", names).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** As addresses and answers name it: 16 hexadecimal digits. */
  public static String text(long hash) {
    return String.format("%016x", hash);
  }

  /** The hash that `text` names; empty if it names none. */
  public static OptionalLong parse(String text) {
    return text.matches("[0-9a-f]{16}")
        ? OptionalLong.of(Long.parseUnsignedLong(text, 16))
        : OptionalLong.empty();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
