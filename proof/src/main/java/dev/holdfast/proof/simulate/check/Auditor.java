package dev.holdfast.proof.simulate.check;

import dev.holdfast.proof.simulate.world.World;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Hold;
import java.util.LinkedHashMap;
import java.util.Map;

/** The books of all items. */
public final class Auditor {
  private final World world;
  private final Arrivals arrivals;
  private final Map<String, ItemBooks> items = new LinkedHashMap<>();

  public Auditor(World world, Arrivals arrivals) {
    this.world = world;
    this.arrivals = arrivals;
  }

  /** Holds a commit that has just landed against the invariants. */
  public void check(Commit commit) {
    if (world.story.isTold()) {
      world.story.tell("log", Lines.of(commit));
    }
    books(commit.getItem()).check(commit);
  }

  /** A gateway has overlooked that the id was placed before. */
  public void slip(String item, String reservation) {
    books(item).holds.slip(reservation);
  }

  /** A cart knows that it has this hold. */
  public void knownToCart(Hold hold) {
    books(hold.getItem()).holds.knownToCart(hold);
  }

  ItemBooks books(String item) {
    return items.computeIfAbsent(item, name -> new ItemBooks(world, name, arrivals));
  }

  Map<String, ItemBooks> items() {
    return items;
  }
}
