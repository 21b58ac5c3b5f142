package dev.holdfast.job.order;

import dev.holdfast.domain.decide.Table;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.job.types.Metrics;
import dev.holdfast.job.types.ProcessingTime;
import dev.holdfast.job.types.RecordTypes;
import dev.holdfast.job.types.StateCell;
import dev.holdfast.job.types.StateTable;
import dev.holdfast.log.CommitReader;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Passes commits on in order, see {@link CommitOrder}; commands only tell which commits exist. */
public final class RestoreCommitOrder
    extends KeyedCoProcessFunction<String, Commit, Command, Commit> {
  private static final long serialVersionUID = 1L;

  private static final int READS_MAX = 64;

  private final Stores stores;
  private final long patienceMillis;
  private transient Stores.Opened opened;
  private transient Surroundings surroundings;
  private transient CommitOrder order;

  /**
   * @param patienceMillis how long a missing commit may be on its way before it is read
   */
  public RestoreCommitOrder(Stores stores, long patienceMillis) {
    this.stores = stores;
    this.patienceMillis = patienceMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    opened = stores.open("restore-commit-order");
    surroundings = new Surroundings();
    surroundings.reads = new LogReads(new CommitReader(opened.log()), READS_MAX);
    surroundings.progress =
        StateCell.of(getRuntimeContext(), "progress", Types.POJO(OrderProgress.class));
    surroundings.early =
        StateTable.of(getRuntimeContext(), "early", Types.LONG, RecordTypes.COMMIT);
    surroundings.holes = new Holes(Metrics.of(getRuntimeContext()));
    order = new CommitOrder(surroundings, surroundings, patienceMillis);
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void processElement1(Commit commit, Context context, Collector<Commit> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService(), out);
    order.onCommit(commit);
  }

  @Override
  public void processElement2(Command command, Context context, Collector<Commit> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService(), out);
    order.onStamp(command.getSeq());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Commit> out) {
    surroundings.turnOf(context.getCurrentKey(), context.timerService(), out);
    order.onCall();
  }

  /** State and services, of the item whose turn it is. */
  private static final class Surroundings extends ProcessingTime
      implements OrderState, OrderContext {
    private LogReads reads;
    private StateCell<OrderProgress> progress;
    private Table<Long, Commit> early;
    private Holes holes;
    private String item;
    private Collector<Commit> out;

    void turnOf(String item, TimerService timers, Collector<Commit> out) {
      this.item = item;
      turnWith(timers);
      this.out = out;
    }

    @Override
    public OrderProgress progress() {
      return progress.getOr(item, new OrderProgress());
    }

    @Override
    public void progress(OrderProgress changed) {
      progress.set(item, changed);
      holes.note(item, changed);
    }

    @Override
    public Table<Long, Commit> early() {
      return early;
    }

    @Override
    public void pass(Commit commit) {
      out.collect(commit);
    }

    @Override
    public void startReading(long seq, int limit) {
      reads.start(item, seq, limit);
    }

    @Override
    public boolean isReading() {
      return reads.isReading(item);
    }

    @Override
    public Optional<List<Commit>> takeRead() {
      return reads.take(item);
    }

    @Override
    public void dropRead() {
      reads.drop(item);
    }
  }
}
