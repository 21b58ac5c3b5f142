package dev.holdfast.local.child;

import java.util.Locale;
import java.util.Map;

/** The environment of every child: the launcher's, without what could lead it off this machine. */
final class ChildEnvironment {
  private ChildEnvironment() {}

  static void prepare(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("AWS_")
                    || name.startsWith("HOLDFAST_")
                    || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
  }
}
