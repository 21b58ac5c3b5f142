package dev.holdfast.bench.compare;

import dev.holdfast.bench.contender.Contender;
import dev.holdfast.bench.contender.Contenders;
import dev.holdfast.bench.measure.Loop;
import dev.holdfast.bench.measure.Measured;
import dev.holdfast.bench.measure.Shoppers;
import dev.holdfast.bench.measure.Stage;
import dev.holdfast.gateway.Front;
import dev.holdfast.proof.part.PartMissing;
import java.net.URI;
import java.util.List;

/** A contender behind the gateway's front, and the items it has been given. */
final class Runner implements AutoCloseable {
  private static final String HOT = "hot";
  private static final String GONE = "gone";

  /** Units that no run sells out. */
  private static final long PLENTY = 1_000_000_000;

  private final Contender contender;
  private final Front front;

  private Runner(Contender contender) {
    this.contender = contender;
    this.front = Front.start(contender.reservations());
  }

  /**
   * Starts one of {@link Contenders#names}.
   *
   * @throws PartMissing if this machine lacks what it needs
   */
  static Runner start(String name) throws PartMissing {
    Contender contender = Contenders.start(name);
    contender.stock(List.of(HOT), PLENTY);
    contender.stock(List.of(GONE), 1);
    return new Runner(contender);
  }

  String name() {
    return contender.name();
  }

  /** Everybody wants the item there is plenty of. */
  Measured hot(Stage stage, String measurement, Loop loop, boolean warmUp)
      throws InterruptedException {
    return measure(stage, measurement, loop, HOT, warmUp);
  }

  /** Everybody wants the item there was one of. */
  Measured gone(Stage stage, String measurement, Loop loop, boolean warmUp)
      throws InterruptedException {
    return measure(stage, measurement, loop, GONE, warmUp);
  }

  private Measured measure(Stage stage, String measurement, Loop loop, String item, boolean warmUp)
      throws InterruptedException {
    List<URI> gateways = List.of(front.address());
    Measured measured =
        warmUp
            ? stage.measure(measurement, gateways, loop, Shoppers.allWant(item))
            : stage.measureOnce(measurement, gateways, loop, Shoppers.allWant(item));
    return measured.kept(contender.durability());
  }

  @Override
  public void close() {
    front.close();
    contender.close();
  }
}
