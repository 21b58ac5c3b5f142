package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.holdfast.gateway.auth.Issuer;
import dev.holdfast.gateway.auth.Keys;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.gateway.world.Caller;
import dev.holdfast.gateway.world.Reply;
import dev.holdfast.gateway.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are bound to a cart or a customer, on a running gateway. */
class BoundTokensTest {
  private static final RSAKey KEY = Issuer.rsa("k");
  private static final String OWN = "/items/mug/reservations/own";
  private static final String FOREIGN = "/items/mug/reservations/foreign";

  @TempDir static Path folder;
  private static World world;
  private static Issuer issuer;
  private static Caller shop;
  private static Caller anna;
  private static Caller customer;

  @BeforeAll
  static void open() {
    world = World.create(1);
    issuer = new Issuer(KEY);
    Keys keys = new Keys(folder);
    Caller gateway = world.gateway(keys.config(Optional.of(issuer.bindingConfig()), List.of(), 0));
    shop = gateway.by(keys.of(Role.STOREFRONT));
    anna = gateway.by(token("cart", "c1"));
    customer = gateway.by(token("customer", "ben"));
    world.receive("mug", 100);
    assertThat(anna.put(OWN, hold("c1")).status()).isEqualTo(201);
    assertThat(shop.put(FOREIGN, hold("c2")).status()).isEqualTo(201);
  }

  @AfterAll
  static void close() {
    world.close();
    issuer.close();
  }

  private static String token(String claim, String value) {
    return Issuer.sign(KEY, issuer.claims("storefront").claim(claim, value).build());
  }

  private static String hold(String cart) {
    return "{\"cart\":\"" + cart + "\",\"quantity\":1}";
  }

  @Test
  void aHoldIsPlacedForOnesOwnCartOnly() {
    long before = world.tail("mug");

    assertForbidden(anna.put("/items/mug/reservations/other", hold("c2")));
    assertForbidden(anna.put("/carts/c2/reservations/other", lines()));
    assertThat(world.tail("mug")).isEqualTo(before);
    assertThat(anna.put("/carts/c1/reservations/both", lines()).status()).isEqualTo(201);
  }

  @Test
  void aCartIsCommandedByWhomItBelongsToOnly() {
    int before = commandsAbout("foreign");
    String foreign = "{\"lines\":[{\"item\":\"mug\",\"reservation\":\"foreign\"}]}";

    assertForbidden(anna.get("/carts/c2"));
    assertForbidden(anna.post("/carts/c2/checkout", foreign));
    assertForbidden(anna.deletePart("/carts/c2", foreign));
    assertThat(anna.post("/carts/c1/checkout", foreign).status()).isEqualTo(422);
    assertThat(anna.deletePart("/carts/c1", foreign).status()).isEqualTo(422);

    assertThat(commandsAbout("foreign")).isEqualTo(before);
    assertThat(anna.post("/carts/c1/checkout", foreign.replace("foreign", "own")).status())
        .isEqualTo(202);
  }

  private static String lines() {
    return "{\"lines\":[{\"item\":\"mug\",\"quantity\":1}]}";
  }

  @Test
  void onesOwnHoldIsReadAndCommanded() {
    assertThat(anna.get(OWN).status()).isEqualTo(200);
    assertThat(anna.post(OWN + "/extend", "{\"holdSeconds\":60}").status()).isEqualTo(202);
    assertThat(anna.post(OWN + "/confirm", "{}").status()).isEqualTo(202);
    assertThat(anna.delete(OWN).status()).isEqualTo(202);
    assertThat(anna.get("/items/mug/commands/c").status()).isEqualTo(200);
  }

  @Test
  void anothersHoldIsNeither() {
    int before = commandsAbout("foreign");

    assertForbidden(anna.get(FOREIGN));
    assertForbidden(anna.post(FOREIGN + "/extend", "{\"holdSeconds\":60}"));
    assertForbidden(anna.post(FOREIGN + "/confirm", "{}"));
    assertForbidden(anna.delete(FOREIGN));
    assertForbidden(anna.delete(FOREIGN, "Idempotency-Key", "k1"));
    assertThat(anna.put(FOREIGN, hold("c1")).type()).isEqualTo("/problems/id-reused");
    assertThat(commandsAbout("foreign")).isEqualTo(before);
  }

  private static int commandsAbout(String reservation) {
    return (int)
        world.commands("mug").stream()
            .filter(command -> reservation.equals(command.getReservation()))
            .count();
  }

  @Test
  void whatIsNotThereIsNotHandedOn() {
    Reply reply = anna.delete("/items/mug/reservations/none", "Idempotency-Key", "k2");

    assertThat(reply.type()).isEqualTo("/problems/unknown-reservation");
    assertThat(commandsAbout("none")).isZero();
    assertThat(anna.get("/items/none/reservations/none").type())
        .isEqualTo("/problems/unknown-item");
  }

  @Test
  void aCustomersCartsAreThoseNamedAfterHim() {
    assertThat(customer.put("/items/mug/reservations/b1", hold("ben")).status()).isEqualTo(201);
    assertThat(customer.put("/items/mug/reservations/b2", hold("ben:2")).status()).isEqualTo(201);
    assertForbidden(customer.put("/items/mug/reservations/b3", hold("benny")));
    assertForbidden(customer.get(FOREIGN));
    assertThat(customer.get("/items/mug/reservations/b2").status()).isEqualTo(200);
  }

  @Test
  void aKeyIsBoundToNothing() {
    assertThat(shop.get(OWN).status()).isEqualTo(200);
    assertThat(shop.get(FOREIGN).status()).isEqualTo(200);
  }

  private static void assertForbidden(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
    assertThat(reply.type()).isEqualTo("/problems/forbidden");
  }
}
