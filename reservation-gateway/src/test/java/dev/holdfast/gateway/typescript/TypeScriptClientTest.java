package dev.holdfast.gateway.typescript;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.World;
import dev.holdfast.schema.Command;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The TypeScript client's own tests, in Node, against a gateway on real stores. */
class TypeScriptClientTest {
  private static final String ITEM = "tea";
  private static final long LOOK_MILLIS = 100;

  private final ScheduledExecutorService job = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> decided = new HashSet<>();

  @AfterEach
  void end() {
    job.shutdownNow();
  }

  @Test
  void itHoldsSellsAndIsRefused() throws Exception {
    TypeScriptPackage client = new TypeScriptPackage();
    try (World world = World.create(1)) {
      Caller gateway = world.gateway();
      world.receive(ITEM, 5);
      var unused =
          job.scheduleWithFixedDelay(
              () -> decideAll(world), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);

      client
          .node(
              Map.of("HOLDFAST_URL", "http://127.0.0.1:" + gateway.port),
              "--test",
              "tested/client.test.js")
          .assertDone();
    }
  }

  /** All that is asked for is done, for no job runs here. */
  private void decideAll(World world) {
    for (Command command : world.commands(ITEM)) {
      if (decided.add(command.getCommand())) {
        world.readModels.decide(command, "done");
      }
    }
  }
}
