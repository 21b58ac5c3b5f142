package dev.holdfast.proof.simulate.engine;

/** A step that lets its stream have no say in time, however long it brings nothing. */
public final class TimelessNode extends Node {
  public TimelessNode(String uid) {
    super(uid);
  }

  @Override
  protected void start() {
    send(Watermark.IDLE);
  }

  @Override
  protected void take(int input, Object taken) {
    if (taken instanceof Element) {
      send(taken);
    }
  }
}
