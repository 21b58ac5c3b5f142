package dev.holdfast.proof.simulate.engine;

import java.util.function.Function;

/** A step that looks at one element alone. */
public final class MapNode extends Node {
  private final Function<Object, ?> function;

  /**
   * @param function null comes out where there is nothing to hand on
   */
  public MapNode(String uid, Function<Object, ?> function) {
    super(uid);
    this.function = function;
  }

  @Override
  protected void take(int input, Object taken) {
    if (taken instanceof Element element) {
      Object value = function.apply(element.value());
      if (value != null) {
        send(element.with(value));
      }
    } else {
      send(taken);
    }
  }
}
