package dev.holdfast.job.sink;

import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.log.SystemChance;
import dev.holdfast.log.SystemTimekeeper;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** Writes rows of a read model, each try after try, and hands on what was written. */
abstract class WriteRows<I, O> extends RichAsyncFunction<I, O> implements ResultTypeQueryable<O> {
  private static final long serialVersionUID = 1L;

  private final Stores stores;
  private final String user;
  private final TypeInformation<O> outputType;
  private transient Stores.Opened opened;
  private transient SystemTimekeeper time;
  private transient PersistentWrites writes;

  WriteRows(Stores stores, String user, TypeInformation<O> outputType) {
    this.stores = stores;
    this.user = user;
    this.outputType = outputType;
  }

  @Override
  public TypeInformation<O> getProducedType() {
    return outputType;
  }

  /** The stores have been opened. */
  void use(Stores.Opened opened) {}

  /** Writes all there is to write for `input`. */
  abstract CompletionStage<Void> write(I input, ReadModels readModels, PersistentWrites writes);

  /** What is handed on once it is written. */
  abstract List<O> after(I input);

  @Override
  public void open(OpenContext openContext) {
    opened = stores.open(user);
    use(opened);
    time = new SystemTimekeeper(user);
    writes = new PersistentWrites(time, new SystemChance());
  }

  @Override
  public void close() {
    if (time != null) {
      time.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void asyncInvoke(I input, ResultFuture<O> result) {
    write(input, opened.readModels(), writes)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                result.complete(after(input));
              } else {
                result.completeExceptionally(failure);
              }
            });
  }
}
