package dev.holdfast.job.sink;

import dev.holdfast.domain.operator.Metrics;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.stores.ReadModels;
import dev.holdfast.job.stores.Stores;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes rows of a read model, each try after try, and hands on what was written. */
abstract class WriteRows<A, R> implements AsyncOperator<A, R> {
  private final Stores stores;
  private final String user;
  private Stores.Opened opened;
  private PersistentWrites writes;

  WriteRows(Stores stores, String user) {
    this.stores = stores;
    this.user = user;
  }

  /** The stores have been opened. */
  void use(Stores.Opened opened) {}

  /** Writes all there is to write for `element`. */
  abstract CompletionStage<Void> write(A element, ReadModels readModels, PersistentWrites writes);

  /** What is handed on once it is written. */
  abstract List<R> after(A element);

  @Override
  public final void open(Metrics metrics) {
    opened = stores.open(user);
    use(opened);
    writes = new PersistentWrites(opened.time(), opened.chance());
  }

  @Override
  public final void close() {
    opened.close();
  }

  @Override
  public final CompletionStage<List<R>> apply(A element) {
    return write(element, opened.readModels(), writes).thenApply(done -> after(element));
  }
}
