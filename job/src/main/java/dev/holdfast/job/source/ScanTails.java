package dev.holdfast.job.source;

import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.SideSource;
import dev.holdfast.log.Items;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Commit;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names every item of the log with its newest seq, once, when the change stream may not tell of all
 * of them: at a first start, and when the job stood still for so long that the stream has let go of
 * what it did not read. An item that nothing happens to any more would else never be seen again,
 * and its holds never expire. It takes its time, an item after the other.
 */
@SuppressWarnings("deprecation")
public final class ScanTails extends SideSource<Command> implements CheckpointedFunction {
  /** Half of what the change stream keeps; the rest is for how far behind the job had been. */
  public static final Duration STANDSTILL_MAX = Duration.ofHours(12);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ScanTails.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Stores stores;
  private final int itemsPerSecond;
  private final Clock clock;
  private transient ListState<ScanProgress> kept;
  private transient ScanProgress progress;
  private transient Counter itemsScanned;
  private transient Stores.Opened opened;

  /** Epoch milliseconds. */
  interface Clock extends Serializable {
    long now();
  }

  /**
   * @param itemsPerSecond each costs two small reads
   */
  public ScanTails(Stores stores, int itemsPerSecond) {
    this(stores, itemsPerSecond, System::currentTimeMillis);
  }

  ScanTails(Stores stores, int itemsPerSecond, Clock clock) {
    this.stores = stores;
    this.itemsPerSecond = itemsPerSecond;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext openContext) {
    itemsScanned = Metrics.of(getRuntimeContext()).counter("itemsScanned");
    opened = stores.open("scan-tails");
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("progress", Types.POJO(ScanProgress.class)));
    progress = new ScanProgress();
    for (ScanProgress restored : kept.get()) {
      if (clock.now() - restored.keptAt <= STANDSTILL_MAX.toMillis()) {
        progress = restored;
      }
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    ScanProgress now = new ScanProgress();
    now.keptAt = clock.now();
    now.item = progress.item;
    now.ended = progress.ended;
    kept.clear();
    kept.add(now);
  }

  @Override
  protected boolean hasEnded() {
    return progress.ended;
  }

  /** Takes the next item. */
  @Override
  protected Duration step(SourceContext<Command> context) throws InterruptedException {
    try {
      Optional<String> next = after(opened.items(), progress.item);
      Optional<Commit> tail =
          next.isEmpty() ? Optional.empty() : get(opened.log().tail(next.get()));
      synchronized (context.getCheckpointLock()) {
        tail.ifPresent(newest -> context.collect(nudge(newest)));
        context.markAsTemporarilyIdle();
        progress.item = next.orElse(progress.item);
        progress.ended = next.isEmpty();
      }
      itemsScanned.inc(next.isEmpty() ? 0 : 1);
      return next.isEmpty() ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(itemsPerSecond);
    } catch (ExecutionException e) {
      LOG.warn(
          "the items after {} are asked for again: {}", progress.item, e.getCause().toString());
      return RETRY;
    }
  }

  private static Optional<String> after(Items items, String item)
      throws InterruptedException, ExecutionException {
    return get(items.after(item.isEmpty() ? null : item));
  }

  private static <T> T get(CompletionStage<T> stage)
      throws InterruptedException, ExecutionException {
    return stage.toCompletableFuture().get();
  }

  /** A command without effect, whose stamp says which commits there are. */
  private static Command nudge(Commit tail) {
    return Command.newBuilder()
        .setItem(tail.getItem())
        .setCommand("scan")
        .setKind(CommandKind.nudge)
        .setSeq(tail.getSeq())
        .setAt(tail.getAt())
        .build();
  }
}
