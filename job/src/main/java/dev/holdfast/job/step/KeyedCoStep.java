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

  public KeyedCoOperator<A, B, R> create() {
    return factory.create();
  }
}
