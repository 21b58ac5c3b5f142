package dev.holdfast.proof.history.faults;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request on its way to the store or a gateway, and what its answer will mean. */
final class Exchange {
  /** No request or answer of DynamoDB is longer; bytes. */
  static final int MESSAGE_MAX = 16 * 1024 * 1024;

  private static final Pattern COMMIT_ID =
      Pattern.compile("\"commitId\":\\{\"S\":\"([^\"]{1,100})\"\\}");
  private static final String TARGET = "X-Amz-Target";
  private static final String PUT = "PutItem";

  private final Mishap mishap;
  private final String commitId;

  Exchange(FullHttpRequest request, Mishap mishap) {
    this.mishap = mishap;
    this.commitId = isPut(request) ? commitId(request) : null;
  }

  /** Whether it asks for something to be done that its sender had better hear of. */
  static boolean mayDo(FullHttpRequest request) {
    return isPut(request) || request.headers().get(TARGET) == null;
  }

  private static boolean isPut(FullHttpRequest request) {
    String target = request.headers().get(TARGET);
    return target != null && target.endsWith(PUT);
  }

  Mishap mishap() {
    return mishap;
  }

  /** Whether it was a commit, and stands in the log now. */
  boolean isWrittenBy(FullHttpResponse answer) {
    return commitId != null && answer.status().equals(HttpResponseStatus.OK);
  }

  /** Whether it was a commit, and another writer's stands where it was to stand. */
  boolean isLostTo(FullHttpResponse answer) {
    if (commitId == null || answer.status().equals(HttpResponseStatus.OK)) {
      return false;
    }
    String body = answer.content().toString(StandardCharsets.UTF_8);
    return body.contains("ConditionalCheckFailedException") && !body.contains(commitId);
  }

  private static String commitId(FullHttpRequest request) {
    Matcher found = COMMIT_ID.matcher(request.content().toString(StandardCharsets.UTF_8));
    return found.find() ? found.group(1) : null;
  }
}
