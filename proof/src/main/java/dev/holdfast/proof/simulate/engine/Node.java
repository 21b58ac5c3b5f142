package dev.holdfast.proof.simulate.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A step of the simulated job, where it runs. */
public abstract class Node {
  /** The output that has no name. */
  static final String MAIN = "";

  private final String uid;
  private final Map<String, List<Consumer<Object>>> outputs = new HashMap<>();
  private final List<Node> behind = new ArrayList<>();

  protected Node(String uid) {
    this.uid = uid;
  }

  final String uid() {
    return uid;
  }

  /**
   * Elements and watermarks.
   *
   * @param input 1 or 2
   */
  protected abstract void take(int input, Object element);

  /** Takes up what a checkpoint held. */
  protected void start() {}

  /** Whether it, and what runs in one task with it, can take more. */
  protected boolean isReady() {
    for (Node node : behind) {
      if (!node.isReady()) {
        return false;
      }
    }
    return true;
  }

  final void connect(String output, Consumer<Object> to) {
    outputs.computeIfAbsent(output, name -> new ArrayList<>(2)).add(to);
  }

  /** `next` runs in one task with it. */
  final void chain(Node next) {
    behind.add(next);
  }

  protected final void send(Object element) {
    send(MAIN, element);
  }

  protected final void send(String output, Object element) {
    List<Consumer<Object>> receivers = outputs.get(output);
    if (receivers != null) {
      for (Consumer<Object> receiver : receivers) {
        receiver.accept(element);
      }
    }
  }

  /** A watermark goes to all outputs. */
  final void sendToAll(Watermark watermark) {
    outputs.keySet().forEach(output -> send(output, watermark));
  }
}
