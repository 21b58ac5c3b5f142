package dev.holdfast.job.order;

import dev.holdfast.domain.decide.MemoryTable;
import dev.holdfast.domain.operator.Table;
import dev.holdfast.job.Examples;
import dev.holdfast.schema.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** State in memory, a clock that is moved by hand, and a log that answers at once. */
final class OrderScene implements OrderState, OrderContext {
  final List<Long> passed = new ArrayList<>();
  final MemoryTable<Long, Commit> held = new MemoryTable<>();
  final TreeSet<Long> calls = new TreeSet<>();
  final List<Long> reads = new ArrayList<>();
  boolean readsFail;
  private OrderProgress progress = new OrderProgress();
  private long tail;
  private long now = 1_000;
  private List<Commit> reading;

  void logHas(long tail) {
    this.tail = tail;
  }

  /** Lets time pass, and calls when a call is due. */
  void pass(CommitOrder order, long millis) {
    long until = now + millis;
    while (!calls.isEmpty() && calls.first() <= until) {
      now = calls.pollFirst();
      order.onCall();
    }
    now = until;
  }

  @Override
  public OrderProgress progress() {
    return progress;
  }

  @Override
  public void progress(OrderProgress changed) {
    progress = changed;
  }

  @Override
  public Table<Long, Commit> early() {
    return held;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void callAt(long time) {
    calls.add(time);
  }

  @Override
  public void pass(Commit commit) {
    passed.add(commit.getSeq());
  }

  @Override
  public void startReading(long seq, int limit) {
    reads.add(seq);
    reading =
        LongStream.rangeClosed(seq + 1, Math.min(tail, seq + limit))
            .mapToObj(Examples::unit)
            .toList();
  }

  @Override
  public boolean isReading() {
    return reading != null;
  }

  @Override
  public Optional<List<Commit>> takeRead() {
    List<Commit> read = reading;
    reading = null;
    return readsFail ? Optional.empty() : Optional.of(read);
  }

  @Override
  public void dropRead() {
    reading = null;
  }
}
