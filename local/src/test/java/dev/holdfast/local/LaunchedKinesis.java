package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Part;
import dev.holdfast.local.part.KinesisPart;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A launcher of one part, to be killed by a test. Prints the child's process id once it serves. */
public final class LaunchedKinesis {
  private LaunchedKinesis() {}

  public static void main(String[] args) throws Exception {
    LocalConfig config = LocalConfig.onFreePorts(Path.of(args[0])).with(Set.of(Part.KINESIS));
    LocalSystem system = LocalSystem.start(config, new Progress(System.err));
    System.out.println(system.child(KinesisPart.NAME).process().pid());
    new CountDownLatch(1).await();
  }
}
