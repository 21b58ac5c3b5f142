package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.chaos.Fault;
import dev.holdfast.local.chaos.Fault.Course;
import dev.holdfast.local.chaos.RunningSystem;
import dev.holdfast.local.flink.FlinkPart;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.GatewayPart;
import dev.holdfast.local.part.KinesisPart;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Processes that end, or stand still. */
final class ProcessFaults {
  private static final String RESTARTS = "JobRestarting";

  private ProcessFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "gateway-killed",
            "kills the gateway, once; the launcher starts it again, and nobody need be woken",
            List.of(),
            () -> new Killed(GatewayPart.NAME)),
        new Fault(
            "gateway-dies",
            "kills the gateway each time that it is there again; ends when it is let live",
            List.of("NoGateway"),
            () -> new Dying(GatewayPart.NAME)),
        new Fault(
            "gateway-halted",
            "halts the gateway (SIGSTOP); ends when it goes on (SIGCONT)",
            List.of("NoGateway"),
            () -> new Halted(GatewayPart.NAME)),
        new Fault(
            "taskmanager-killed",
            "kills the process that the job runs in, once; the job goes on from its checkpoint",
            List.of(RESTARTS),
            () -> new Killed(FlinkPart.TASK_MANAGER)),
        new Fault(
            "taskmanager-halted",
            "halts the process that the job runs in (SIGSTOP); ends when it goes on",
            List.of(RESTARTS),
            () -> new Halted(FlinkPart.TASK_MANAGER)),
        new Fault(
            "jobmanager-dies",
            "kills Flink's job manager each time that it is there again; ends when it is let live",
            List.of("JobDown"),
            Set.of(RESTARTS),
            () -> new Dying(FlinkPart.JOB_MANAGER)),
        new Fault(
            "dynamodb-dies",
            "kills DynamoDB each time that it is there again; ends when it is let live",
            List.of("LogAway"),
            Set.of(RESTARTS),
            () -> new Dying(DynamoDbPart.NAME)),
        new Fault(
            "dynamodb-halted",
            "halts DynamoDB (SIGSTOP); ends when it goes on",
            List.of("LogAway"),
            Set.of(RESTARTS),
            () -> new Halted(DynamoDbPart.NAME)),
        new Fault(
            "kinesis-dies",
            "kills Kinesis each time that it is there again; ends when it is let live",
            List.of("TicksMissing", "NoTicks"),
            Set.of(RESTARTS),
            () -> new Dying(KinesisPart.NAME)),
        new Fault(
            "kinesis-halted",
            "halts Kinesis (SIGSTOP); ends when it goes on",
            List.of("TicksMissing", "NoTicks"),
            () -> new Halted(KinesisPart.NAME)));
  }

  private record Killed(String part) implements Course {
    @Override
    public void begin(RunningSystem system) throws IOException {
      system.kill(part);
    }

    /** It has ended already: the launcher has seen to it. */
    @Override
    public void end(RunningSystem system) {}
  }

  private record Dying(String part) implements Course {
    @Override
    public void begin(RunningSystem system) throws IOException {
      system.kill(part);
    }

    @Override
    public void goOn(RunningSystem system) throws IOException {
      system.kill(part);
    }

    /** It is not killed any more. */
    @Override
    public void end(RunningSystem system) {}
  }

  private record Halted(String part) implements Course {
    @Override
    public void begin(RunningSystem system) throws IOException, InterruptedException {
      system.signal(part, "STOP");
    }

    @Override
    public void end(RunningSystem system) throws IOException, InterruptedException {
      system.signal(part, "CONT");
    }
  }
}
