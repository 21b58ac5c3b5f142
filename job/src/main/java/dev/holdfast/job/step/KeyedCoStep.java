package dev.holdfast.job.step;

import dev.holdfast.domain.operator.KeyedCoOperator;
import java.io.Serializable;

/** The place in the job of a keyed operator with two inputs. */
public final class KeyedCoStep<A, B, R> extends Step {
  private static final long serialVersionUID = 1L;

  /** Makes the operator, where it runs. */
  public interface Factory<A, B, R> extends Serializable {
    KeyedCoOperator<A, B, R> create();
  }

  private final Factory<A, B, R> factory;

  public KeyedCoStep(String uid, Factory<A, B, R> factory) {
    super(uid);
    this.factory = factory;
  }

  /** The same step, with something around its operator. */
  public KeyedCoStep<A, B, R> within(Wrapper<A, B, R> around) {
    Factory<A, B, R> inner = factory;
    return new KeyedCoStep<>(uid(), () -> around.wrap(inner.create()));
  }

  /** Puts an operator of the same kind around one. */
  public interface Wrapper<A, B, R> extends Serializable {
    KeyedCoOperator<A, B, R> wrap(KeyedCoOperator<A, B, R> inner);
  }

  public KeyedCoOperator<A, B, R> create() {
    return factory.create();
  }
}
