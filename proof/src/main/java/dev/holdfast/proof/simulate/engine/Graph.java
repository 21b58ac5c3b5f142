package dev.holdfast.proof.simulate.engine;

import dev.holdfast.domain.operator.KeyedCoOperator;
import dev.holdfast.domain.operator.KeyedOperator;
import dev.holdfast.job.flow.Flow;
import dev.holdfast.job.step.AsyncOperator;
import dev.holdfast.job.step.AsyncStep;
import dev.holdfast.job.step.KeyedCoStep;
import dev.holdfast.job.step.KeyedStep;
import dev.holdfast.job.stores.Stores;
import dev.holdfast.proof.simulate.world.Machine;
import dev.holdfast.proof.simulate.world.World;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The steps of a job that runs on one machine, and how they are connected. */
public final class Graph {
  private final World world;
  private final Machine machine;
  private final Hooks hooks;
  private final Stores stores;
  private final JobState state;
  private final Consumer<Throwable> onFailure;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /**
   * @param state what a checkpoint held
   * @param onFailure hears when an operator gives up
   */
  public Graph(
      World world,
      Machine machine,
      Hooks hooks,
      Stores stores,
      JobState state,
      Consumer<Throwable> onFailure) {
    this.world = world;
    this.machine = machine;
    this.hooks = hooks;
    this.stores = stores;
    this.state = state;
    this.onFailure = onFailure;
  }

  /** Adds a step that the simulator brings itself. */
  public <N extends Node> N add(N node) {
    nodes.put(node.uid(), node);
    return node;
  }

  /**
   * Adds a step of the job.
   *
   * @param keys find the key of an element
   */
  public <A, R> void add(KeyedStep<A, R> step, Function<Object, String> keys) {
    KeyedOperator<A, R> operator = step.create();
    String uid = step.uid();
    add(node(new HookedOperator<>(uid, operator, none -> {}, hooks, machine), uid, keys, 1));
  }

  /**
   * Adds a step of the job.
   *
   * @param keys find the key of an element of either input
   */
  public <A, B, R> void add(KeyedCoStep<A, B, R> step, Function<Object, String> keys) {
    KeyedCoOperator<A, B, R> operator = step.create();
    String uid = step.uid();
    add(
        node(
            new HookedOperator<>(uid, operator, operator::onSecond, hooks, machine), uid, keys, 2));
  }

  private <A, B, R> KeyedNode<A, B, R> node(
      HookedOperator<A, B, R> operator, String uid, Function<Object, String> keys, int inputs) {
    KeyedState its = state.of(uid, KeyedState::new);
    return new KeyedNode<>(uid, operator, its, machine, keys, inputs);
  }

  /** Adds a step of the job. */
  public <A, R> void add(AsyncStep<A, R> step) {
    AsyncOperator<A, R> operator = hooks.async(step.uid(), step.create(), stores);
    add(new AsyncNode<>(step, operator, state.of(step.uid(), AsyncState::new), onFailure));
  }

  /**
   * Connects what was added. It is a fault if the flow has a step that neither was added nor is
   * absent, or has none that was added.
   *
   * @param tasks the steps that begin a task of their own: a channel leads to them, and what is
   *     behind them runs in their task
   * @param absent the steps there are none of here
   */
  public void connect(List<Flow.Edge> edges, Set<String> tasks, Set<String> absent) {
    Set<String> unconnected = new HashSet<>(nodes.keySet());
    for (Flow.Edge edge : edges) {
      unconnected.remove(edge.from());
      unconnected.remove(edge.to());
      if (!absent.contains(edge.from()) && !absent.contains(edge.to())) {
        connect(edge, tasks.contains(edge.to()));
      }
    }
    if (!unconnected.isEmpty()) {
      throw new IllegalArgumentException("the flow has no such steps: " + unconnected);
    }
  }

  private void connect(Flow.Edge edge, boolean beginsTask) {
    Node from = node(edge.from());
    Node to = node(edge.to());
    Consumer<Object> taking = element -> to.take(edge.input(), element);
    if (beginsTask) {
      InFlight inFlight = state.of(edge.toString(), InFlight::new);
      taking = new Channel(world, machine, inFlight, taking, to::isReady)::send;
    } else {
      from.chain(to);
    }
    from.connect(edge.output(), hooks.edge(edge, taking, this::leadingTo));
  }

  private Consumer<Object> leadingTo(String uid) {
    Node to = node(uid);
    return element -> to.take(1, element);
  }

  private Node node(String uid) {
    Node node = nodes.get(uid);
    if (node == null) {
      throw new IllegalArgumentException("the flow has a step that is not simulated: " + uid);
    }
    return node;
  }

  /** Starts the steps, those first that others hand on to. */
  public void start() {
    List<Node> all = List.copyOf(nodes.values());
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).start();
    }
  }
}
