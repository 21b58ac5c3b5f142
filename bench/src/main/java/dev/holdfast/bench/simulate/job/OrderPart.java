package dev.holdfast.bench.simulate.job;

import dev.holdfast.bench.simulate.actors.Scale;
import dev.holdfast.bench.simulate.world.Machine;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.order.CommitOrder;
import dev.holdfast.job.order.LogReads;
import dev.holdfast.job.order.OrderContext;
import dev.holdfast.job.order.OrderProgress;
import dev.holdfast.job.order.OrderState;
import dev.holdfast.log.CommitReader;
import dev.holdfast.schema.Commit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The operator that restores the order of commits: the real rule, in a shell like Flink's. */
final class OrderPart implements OrderState, OrderContext {
  private static final int READS_MAX = 50;

  private final JobState state;
  private final Machine machine;
  private final LogReads reads;
  private final Consumer<Commit> out;
  private final CommitOrder order;
  private String item;
  private ItemState its;

  OrderPart(JobState state, Machine machine, CommitReader reader, Consumer<Commit> out) {
    this.state = state;
    this.machine = machine;
    this.reads = new LogReads(reader, READS_MAX);
    this.out = out;
    this.order = new CommitOrder(this, this, Scale.PATIENCE_MILLIS);
    state.orderTimers.all().forEach(timer -> arm(timer.time(), timer.key()));
  }

  void onCommit(Commit commit) {
    turnOf(commit.getItem());
    order.onCommit(commit);
  }

  void onStamp(String stamped, long seq) {
    turnOf(stamped);
    order.onStamp(seq);
  }

  private void turnOf(String current) {
    item = current;
    its = state.item(current);
  }

  private void arm(long time, String whose) {
    machine.after(
        time - machine.now(),
        () -> {
          if (state.orderTimers.remove(time, whose)) {
            turnOf(whose);
            order.onCall();
          }
        });
  }

  @Override
  public OrderProgress progress() {
    return ItemState.copyOf(its.progress);
  }

  @Override
  public void progress(OrderProgress changed) {
    its.progress = ItemState.copyOf(changed);
  }

  @Override
  public Table<Long, Commit> early() {
    return its.early;
  }

  @Override
  public long now() {
    return machine.now();
  }

  @Override
  public void callAt(long time) {
    if (state.orderTimers.add(time, item)) {
      arm(time, item);
    }
  }

  @Override
  public void pass(Commit commit) {
    out.accept(commit);
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
