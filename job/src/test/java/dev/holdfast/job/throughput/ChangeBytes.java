package dev.holdfast.job.throughput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.holdfast.job.source.RawRecord;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.CommitBodies;
import java.util.Base64;

/** Commits as the change stream brings them, made fast. */
final class ChangeBytes {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private ChangeBytes() {}

  static RawRecord record(Commit commit) {
    byte[] events = CommitBodies.encode(commit);
    String json =
        "{\"eventName\":\"INSERT\",\"dynamodb\":{\"NewImage\":{\"item\":{\"S\":\""
            + commit.getItem()
            + "\"},\"seq\":{\"N\":\""
            + commit.getSeq()
            + "\"},\"commitId\":{\"S\":\""
            + commit.getCommitId()
            + "\"},\"at\":{\"N\":\""
            + commit.getAt()
            + "\"},\"events\":{\"B\":\""
            + BASE64.encodeToString(events)
            + "\"}}}}";
    return new RawRecord("changes", "shard-0", "0", commit.getAt(), json.getBytes(ISO_8859_1));
  }
}
