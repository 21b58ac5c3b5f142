package dev.holdfast.gateway;

import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests of a class over HTTP share a gateway on real stores, with nobody else on them. */
abstract class OverHttp {
  static World world;
  static Caller gateway;

  @BeforeAll
  static void open() {
    world = World.create(2);
    gateway = world.gateway();
  }

  @AfterAll
  static void close() {
    world.close();
  }
}
