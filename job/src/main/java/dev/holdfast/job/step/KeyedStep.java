package dev.holdfast.job.step;

import dev.holdfast.domain.operator.KeyedOperator;
import java.io.Serializable;

/** A keyed operator's place in the job. */
public final class KeyedStep<A, R> extends Step {
  private static final long serialVersionUID = 1L;

  /** Makes the operator, where it runs. */
  public interface Factory<A, R> extends Serializable {
    KeyedOperator<A, R> create();
  }

  private final Factory<A, R> factory;

  public KeyedStep(String uid, Factory<A, R> factory) {
    super(uid);
    this.factory = factory;
  }

  /** The same step, with something around its operator. */
  public KeyedStep<A, R> within(Wrapper<A, R> around) {
    Factory<A, R> inner = factory;
    return new KeyedStep<>(uid(), () -> around.wrap(inner.create()));
  }

  /** Puts an operator of the same kind around one. */
  public interface Wrapper<A, R> extends Serializable {
    KeyedOperator<A, R> wrap(KeyedOperator<A, R> inner);
  }

  public KeyedOperator<A, R> create() {
    return factory.create();
  }
}
