package dev.holdfast.deploy;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * How rows of the log may be written. A policy can say which attributes a write names, and not that
 * a row must be new: that a commit is never put over another is the writers' own condition.
 */
final class LogRights {
  private static final List<String> COMMIT = List.of("item", "seq", "commitId", "at", "events");

  /** With where its writer takes what other gateways hand over. */
  private static final List<String> COMMIT_OF_GATEWAY =
      List.of("item", "seq", "commitId", "at", "events", "writer");

  /** Its key, and when the row may go. */
  private static final List<String> END = List.of("item", "seq", "ttl");

  private LogRights() {}

  /** Puts commits: rows that have no end. */
  static PolicyStatement append(DataStack data) {
    return append(COMMIT, data);
  }

  /** The same, and says who wrote them. */
  static PolicyStatement appendAsGateway(DataStack data) {
    return append(COMMIT_OF_GATEWAY, data);
  }

  private static PolicyStatement append(List<String> attributes, DataStack data) {
    return Allow.writing(
        attributes, data.events.getTableArn(), "AppendCommits", "dynamodb:PutItem");
  }

  /** Gives rows an end, and changes nothing else about them. */
  static PolicyStatement retire(DataStack data) {
    return Allow.writing(END, data.events.getTableArn(), "RetireRows", "dynamodb:UpdateItem");
  }
}
