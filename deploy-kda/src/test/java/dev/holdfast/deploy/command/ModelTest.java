package dev.holdfast.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import com.amazonaws.services.kinesisanalyticsv2.model.ApplicationStatus;
import com.amazonaws.services.kinesisanalyticsv2.model.SnapshotStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls of the Flink service against AWS's own model of it: actions, fields, words. */
class ModelTest {
  private static final String MODEL = "com.amazonaws.services.kinesisanalyticsv2.model.";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyCallIsAnActionOfTheServiceWithFieldsThatItHas() throws Exception {
    Fake aws = Fake.of("upgrade");
    FlinkJob job = new FlinkJob(aws.aws().flink(), aws, "holdfast-job");
    job.code();
    job.snapshot("before");
    job.stopAtOnce();
    job.startFrom("before");
    job.stop();
    job.start();

    assertThat(aws.calls).hasSizeGreaterThan(8);
    for (Call call : aws.calls) {
      Class<?> request = Class.forName(MODEL + call.action() + "Request");
      check(JSON.readTree(call.body()), request, call.toString());
    }
  }

  @Test
  void statusesThatAreWaitedForAreTheServices() {
    assertThat(List.of("STARTING", "RUNNING", "STOPPING", "FORCE_STOPPING", "READY"))
        .allSatisfy(status -> assertThat(ApplicationStatus.fromValue(status)).isNotNull());
    assertThat(List.of("CREATING", "READY"))
        .allSatisfy(status -> assertThat(SnapshotStatus.fromValue(status)).isNotNull());
  }

  private static void check(JsonNode fields, Class<?> type, String call) throws Exception {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      PropertyDescriptor property = property(type, field.getKey(), call);
      if (field.getValue().isObject()) {
        check(field.getValue(), property.getPropertyType(), call);
      } else if (field.getKey().equals("ApplicationRestoreType")) {
        assertThat(ApplicationRestoreType.fromValue(field.getValue().asText())).isNotNull();
      } else if (field.getValue().isBoolean()) {
        assertThat(property.getPropertyType()).as(call).isEqualTo(Boolean.class);
      } else {
        assertThat(property.getPropertyType()).as(call).isEqualTo(String.class);
      }
    }
  }

  private static PropertyDescriptor property(Class<?> type, String name, String call)
      throws IntrospectionException {
    return Arrays.stream(Introspector.getBeanInfo(type).getPropertyDescriptors())
        .filter(each -> each.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is no field: " + call));
  }
}
