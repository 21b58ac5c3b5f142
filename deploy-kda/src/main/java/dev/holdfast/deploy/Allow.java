package dev.holdfast.deploy;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of the two policies: exact actions on named resources, and a title saying why. */
final class Allow {
  private Allow() {}

  /**
   * Allows actions on one resource.
   *
   * @param why the statement's id: letters and digits
   */
  static PolicyStatement on(String resource, String why, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(why)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }
}
