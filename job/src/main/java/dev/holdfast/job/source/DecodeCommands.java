package dev.holdfast.job.source;

import dev.holdfast.job.types.Metrics;
import dev.holdfast.schema.Command;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Commands of the command stream. Ticks end here. What a newer gateway wrote waits in state; a job
 * that can read it hands it on when it restores that state, as of when it arrived.
 *
 * <p>An operator and no function, for a function cannot say as of when.
 */
public final class DecodeCommands extends AbstractStreamOperator<Command>
    implements OneInputStreamOperator<RawRecord, Command> {
  private static final long serialVersionUID = 1L;

  /** As long as the longest body the gateway takes. */
  static final int BYTES_MAX = 64 * 1024;

  private final Reader reader;
  private transient NewerRecords waiting;
  private transient ListState<List<RawRecord>> kept;

  /** Whether what waits may have become readable: not since the job was started. */
  private transient boolean isReadAgainDue;

  private transient boolean isWaitingLogged;
  private transient Counter deadLetters;

  /** When the newest record arrived that was read, epoch milliseconds; 0 for none. */
  private transient volatile long newestAt;

  /** Makes a command of bytes; nothing of a tick. */
  interface Reader extends Serializable {
    Optional<Command> read(byte[] bytes) throws InputFault;
  }

  public DecodeCommands() {
    this(CommandRecords::read);
  }

  DecodeCommands(Reader reader) {
    this.reader = reader;
    chainingStrategy = ChainingStrategy.ALWAYS;
  }

  /** A shard's records are one element, so that none is parted from those before it. */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    kept =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "commands of newer gateways", Types.LIST(RawRecord.TYPE)));
    waiting = new NewerRecords();
    for (List<RawRecord> ofShard : kept.get()) {
      ofShard.forEach(waiting::keep);
    }
    isReadAgainDue = waiting.count() > 0;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    kept.update(waiting.byShard());
  }

  @Override
  public void open() throws Exception {
    super.open();
    MetricGroup metrics = Metrics.of(getMetricGroup());
    deadLetters = metrics.counter("deadLetters");
    metrics.gauge("commandsFromNewerGateways", waiting::count);
    metrics.gauge("commandsLagMillis", this::lagMillis);
    if (isReadAgainDue) {
      // A subtask without a shard gets no record.
      var unused =
          getProcessingTimeService()
              .registerTimer(
                  getProcessingTimeService().getCurrentProcessingTime(), now -> readAgain());
    }
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) {
    readAgain();
    RawRecord record = element.getValue();
    newestAt = Math.max(newestAt, record.arrivedAt);
    if (!decode(record, element.getTimestamp()) && !waiting.add(record)) {
      putAside(
          record,
          "written with a schema that is not known here, and "
              + waiting.count()
              + " records that wait for a newer job are all that may");
    }
  }

  /**
   * Ticks come without end: so who has read none for a minute is a minute behind, or nobody ticks.
   */
  private long lagMillis() {
    return newestAt == 0
        ? 0
        : Math.max(0, getProcessingTimeService().getCurrentProcessingTime() - newestAt);
  }

  private void readAgain() {
    if (isReadAgainDue) {
      isReadAgainDue = false;
      for (RawRecord record : waiting.takeAll()) {
        if (!decode(record, record.arrivedAt)) {
          waiting.keep(record);
        }
      }
    }
  }

  /** Hands on what the record means, or puts it aside; false if it can only wait. */
  private boolean decode(RawRecord record, long at) {
    try {
      DeadLetters.checkLength(record, BYTES_MAX);
      reader
          .read(record.bytes)
          .ifPresent(command -> output.collect(new StreamRecord<>(command, at)));
    } catch (NewerInput newer) {
      logWaiting(newer);
      return false;
    } catch (InputFault fault) {
      putAside(record, fault.getMessage());
    }
    return true;
  }

  private void putAside(RawRecord record, String reason) {
    deadLetters.inc();
    output.collect(DeadLetters.TAG, new StreamRecord<>(DeadLetters.of(record, reason)));
  }

  private void logWaiting(NewerInput newer) {
    if (!isWaitingLogged) {
      isWaitingLogged = true;
      LOG.warn(
          "a command is {}: a gateway is newer than this job, which has to be upgraded; what such"
              + " gateways send waits until then",
          newer.getMessage());
    }
  }
}
