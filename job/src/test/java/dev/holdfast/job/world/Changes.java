package dev.holdfast.job.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import java.util.Base64;

/** Records of the change stream, as the connector brings them. */
public final class Changes {
  private Changes() {}

  public static byte[] insert(Commit commit) {
    return change("INSERT", commit);
  }

  /** Of a row whose events nobody can read. */
  public static byte[] insertUnreadable(Commit commit) {
    return change("INSERT", commit, new byte[3]);
  }

  public static byte[] change(String eventName, Commit commit) {
    return change(eventName, commit, CommitBodies.encode(commit));
  }

  private static byte[] change(String eventName, Commit commit, byte[] events) {
    String image =
        String.format(
            "{\"item\":{\"S\":\"%s\"},\"seq\":{\"N\":\"%d\"},\"commitId\":{\"S\":\"%s\"},"
                + "\"at\":{\"N\":\"%d\"},\"events\":{\"B\":\"%s\"}}",
            commit.getItem(),
            commit.getSeq(),
            commit.getCommitId(),
            commit.getAt(),
            Base64.getEncoder().encodeToString(events));
    String json = "{\"eventName\":\"" + eventName + "\",\"dynamodb\":{\"NewImage\":" + image + "}}";
    return json.getBytes(UTF_8);
  }
}
