package dev.holdfast.local;

import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.config.Setting;
import dev.holdfast.trace.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running system for several classes, since a start costs more than most of what they do. */
final class SharedSystem implements AutoCloseable {
  static final int MEMORY_SECONDS = 5;

  /** What its items whose ids begin with `late:` are held by. */
  private static final String POLICIES =
      "{\"late:\":{\"holdSeconds\":172800,\"holdSecondsMax\":259200,\"safetyStock\":1}}";

  private final Path folder;
  private final WebhookReceiver receiver;
  private final Collector collector = new Collector();
  private final LocalSystem system;

  private SharedSystem() throws Exception {
    folder = Files.createTempDirectory("shared-system");
    receiver =
        new WebhookReceiver(
            folder,
            List.of(
                "item.sold-out",
                "item.back-in-stock",
                "reservation.held",
                "reservation.confirmed",
                "reservation.released"));
    LocalConfig config =
        LocalConfig.onFreePorts(folder.resolve("data"))
            .with(
                Map.of(
                    "memory.seconds", String.valueOf(MEMORY_SECONDS),
                    "alerts.worse.seconds", "1",
                    "alerts.better.seconds", "1",
                    "webhooks", receiver.setting(),
                    "webhooks.internal", "allowed"))
            .withGateway(
                Map.of(
                    Setting.HOLDFAST_POLICIES.name(),
                    POLICIES,
                    Setting.HOLDFAST_TRACES.name(),
                    collector.address(),
                    Setting.HOLDFAST_TRACE_RATIO.name(),
                    "0"));
    system = LocalSystem.start(config, new Progress(System.out));
  }

  LocalConfig config() {
    return system.config();
  }

  /** That it tells of what happens. */
  WebhookReceiver receiver() {
    return receiver;
  }

  /** That it sends spans to, of the traces that callers have recorded. */
  Collector collector() {
    return collector;
  }

  @Override
  public void close() throws Exception {
    system.close();
    receiver.close();
    collector.close();
    FolderTree.delete(folder);
  }

  /** Starts it for the first class that wants it; it is stopped when all tests have run. */
  static final class Start implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == SharedSystem.class;
    }

    @Override
    public SharedSystem resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.create(SharedSystem.class))
          .getOrComputeIfAbsent(SharedSystem.class, type -> start(), SharedSystem.class);
    }

    private static SharedSystem start() {
      try {
        return new SharedSystem();
      } catch (Exception e) {
        throw new IllegalStateException("the shared system does not start", e);
      }
    }
  }
}
