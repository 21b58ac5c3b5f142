package dev.holdfast.job.step;

import java.io.Serializable;

/** A step of the job: what it is called. */
public abstract class Step implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  Step(String uid) {
    this.uid = uid;
  }

  /** Names its state in savepoints: it never changes. */
  public final String uid() {
    return uid;
  }

  /** As people read it. */
  public final String name() {
    return uid.replace('-', ' ');
  }
}
