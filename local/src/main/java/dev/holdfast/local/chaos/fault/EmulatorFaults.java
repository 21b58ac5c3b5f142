package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.chaos.Fault;
import dev.holdfast.local.chaos.Fault.Course;
import dev.holdfast.local.chaos.RunningSystem;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.KinesisPart;
import dev.holdfast.log.dynamodb.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** DynamoDB and Kinesis that answer, but not as they should. */
final class EmulatorFaults {
  private static final String OPERATIONS = "operations";
  private static final String REFUSAL = "refusal";
  private static final String WITHOUT_RECORDS = "without-records";
  private static final String WRITES =
      "PutItem,UpdateItem,DeleteItem,BatchWriteItem,TransactWriteItems";
  private static final String THROTTLED = "ProvisionedThroughputExceededException";

  private static final String ENDS = "; ends within seconds";

  private EmulatorFaults() {}

  static List<Fault> all() {
    return List.of(
        of(
            "disk-slow",
            "DynamoDB writes each row 1.8 s late",
            List.of("GatewaySlow"),
            DynamoDbPart.NAME,
            Map.of(OPERATIONS, WRITES, "late", "1800")),
        // Each hold is tried until it is given up, so that it is slow, too, if it goes on for long.
        new Fault(
            "disk-full",
            "DynamoDB can write nothing, and answers 500" + ENDS,
            List.of("JobSilent"),
            Set.of("GatewaySlow"),
            () ->
                new Injected(
                    DynamoDbPart.NAME,
                    system -> Map.of(OPERATIONS, WRITES, REFUSAL, "InternalServerError"))),
        of(
            "writes-throttled",
            "DynamoDB turns away every third write; each is tried again, and nobody need be woken",
            List.of(),
            DynamoDbPart.NAME,
            Map.of(OPERATIONS, WRITES, "one", "3", REFUSAL, THROTTLED)),
        of(
            "changes-late",
            "the log's change stream brings nothing",
            List.of("ChangesMissing"),
            DynamoDbPart.NAME,
            Map.of(OPERATIONS, "GetRecords", WITHOUT_RECORDS, "true")),
        of(
            "clock-off",
            "DynamoDB's clock is a minute ahead of the gateway's",
            List.of("ClockOff"),
            DynamoDbPart.NAME,
            Map.of(OPERATIONS, "none", "date", "60")),
        // Gateways know by that table how far the job is, so most often they cannot tell of it.
        new Fault(
            "table-lost",
            "the table of availability cannot be found; the job gives up after two minutes" + ENDS,
            List.of("ListBehind"),
            Set.of("JobSilent", "JobRestarting"),
            () ->
                new Injected(
                    DynamoDbPart.NAME,
                    system ->
                        Map.of(
                            "table",
                            new Tables(system.config().prefix()).availability() + '"',
                            REFUSAL,
                            "ResourceNotFoundException"))),
        of(
            "commands-throttled",
            "Kinesis turns all records away, commands and ticks",
            List.of("TicksMissing", "NoTicks"),
            KinesisPart.NAME,
            Map.of(OPERATIONS, "PutRecord,PutRecords", REFUSAL, THROTTLED)),
        of(
            "commands-late",
            "the command stream brings the job nothing",
            List.of("JobBehind"),
            KinesisPart.NAME,
            Map.of(OPERATIONS, "GetRecords", WITHOUT_RECORDS, "true")));
  }

  private static Fault of(
      String name, String what, List<String> alerts, String part, Map<String, String> fault) {
    return new Fault(name, what + ENDS, alerts, () -> new Injected(part, system -> fault));
  }

  private record Injected(String part, Function<RunningSystem, Map<String, String>> fault)
      implements Course {
    @Override
    public void begin(RunningSystem system) throws IOException {
      goOn(system);
    }

    @Override
    public void goOn(RunningSystem system) throws IOException {
      system.injection(part).on(fault.apply(system));
    }

    @Override
    public void end(RunningSystem system) throws IOException {
      system.injection(part).off();
    }
  }
}
