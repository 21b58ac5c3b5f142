package dev.holdfast.local.chaos.fault;

import dev.holdfast.local.chaos.Caller;
import dev.holdfast.local.chaos.Fault;
import dev.holdfast.local.chaos.Fault.Course;
import dev.holdfast.local.chaos.RunningSystem;
import dev.holdfast.local.part.DataPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What comes in that cannot be understood, or cannot be true. Each has an item of its own. */
final class ItemFaults {
  private static final String HOLD = "held";

  private ItemFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "poison-record",
            "a record that is no command comes on the command stream; it becomes a dead letter",
            List.of("DeadLetters"),
            PoisonRecord::new),
        new Fault(
            "poison-row",
            "a commit of an item cannot be read; ends when its row is mended",
            List.of("ItemsSetAside"),
            () -> new PoisonRow(0)),
        new Fault(
            "poison-row-wanted",
            "the same, and callers want that item ten times a second",
            List.of("ItemsSetAside", "GatewayErrors"),
            () -> new PoisonRow(10)),
        new Fault(
            "shelf-miscounted",
            "a count states less than is held of an item; ends when the rest is found",
            List.of("Shortfall"),
            Shortfall::new));
  }

  private static String item(String what) {
    return "game-day-" + what + "-" + System.currentTimeMillis();
  }

  private static final class PoisonRecord implements Course {
    @Override
    public void begin(RunningSystem system) throws IOException, InterruptedException {
      byte[] poison = "{\"this is\": \"no command\"}".getBytes(StandardCharsets.UTF_8);
      DataPlane.commands(system.config()).put(poison);
    }

    /** It lies with the dead letters, to be looked at. */
    @Override
    public void end(RunningSystem system) {}
  }

  private static final class PoisonRow implements Course {
    private static final int STOCK = 10;

    private final int callsASecond;
    private final String item = item("row");
    private LogRow row;

    PoisonRow(int callsASecond) {
      this.callsASecond = callsASecond;
    }

    @Override
    public void begin(RunningSystem system) throws IOException, InterruptedException {
      Caller caller = system.caller();
      String readable = item("like");
      for (String each : List.of(item, readable)) {
        caller.stock(each, "received", STOCK);
      }
      caller.hold(readable, HOLD, 1, 5);
      // The second commit of the one, where the other one's is to be.
      row = LogRow.of(system.config(), readable, 2).at(item);
      row.withUnreadableEvents().put(system.config());
    }

    @Override
    public void goOn(RunningSystem system) {
      for (int i = 0; i < callsASecond; i++) {
        var unused = system.caller().holdUnseen(item, "wanted-" + i);
      }
    }

    @Override
    public void end(RunningSystem system) {
      if (row != null) {
        row.put(system.config());
      }
    }
  }

  private static final class Shortfall implements Course {
    private static final int HELD = 5;
    private static final int HOLD_SECONDS = 3_600;

    private final String item = item("short");

    @Override
    public void begin(RunningSystem system) throws IOException, InterruptedException {
      system.caller().stock(item, "received", HELD);
      system.caller().hold(item, HOLD, HELD, HOLD_SECONDS);
      system.caller().stock(item, "counted", 1);
    }

    @Override
    public void end(RunningSystem system) throws IOException, InterruptedException {
      system.caller().stock(item, "received", HELD);
    }
  }
}
