package dev.holdfast.deploy;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of the policies: exact actions on named resources, and a title saying why. */
final class Allow {
  private Allow() {}

  /**
   * Allows actions on one resource.
   *
   * @param why the statement's id: letters and digits
   */
  static PolicyStatement on(String resource, String why, String... actions) {
    return onlyIf(Map.of(), resource, why, actions);
  }

  /** The same, if all conditions hold. */
  static PolicyStatement onlyIf(
      Map<String, Object> conditions, String resource, String why, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(why)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .conditions(conditions)
        .build();
  }

  /**
   * Allows a write to a table's rows that names these attributes and no others.
   *
   * @param attributes those that the request sets or asks about, its keys included
   */
  static PolicyStatement writing(
      List<String> attributes, String resource, String why, String action) {
    return onlyIf(
        Map.of(
            "ForAllValues:StringEquals", Map.of("dynamodb:Attributes", attributes),
            // "For all values" is true of none.
            "Null", Map.of("dynamodb:Attributes", "false"),
            // Else the answer could bring attributes that the request does not name.
            "StringEqualsIfExists", Map.of("dynamodb:ReturnValues", "NONE")),
        resource,
        why,
        action);
  }
}
