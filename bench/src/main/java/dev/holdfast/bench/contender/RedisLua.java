package dev.holdfast.bench.contender;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.proof.part.PartMissing;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import redis.embedded.RedisServer;

/**
 * A number in Redis, taken by a script that runs alone, with the hold beside it. One connection,
 * which carries any number of requests at once.
 */
final class RedisLua implements Contender {
  static final String NAME = "redis";

  private static final String RESERVE =
      "local left = tonumber(redis.call('GET', KEYS[1]) or '0') "
          + "if left < tonumber(ARGV[1]) then return 0 end "
          + "if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end "
          + "redis.call('DECRBY', KEYS[1], ARGV[1]) "
          + "redis.call('HSET', KEYS[2], 'cart', ARGV[2], 'quantity', ARGV[1]) "
          + "redis.call('EXPIRE', KEYS[2], ARGV[3]) "
          + "return 1";

  private final RedisServer server;
  private final Path data;
  private final RedisClient client;
  private final RedisCommands<String, String> now;
  private final RedisAsyncCommands<String, String> later;
  private final String script;

  private RedisLua(RedisServer server, Path data, int port) {
    this.server = server;
    this.data = data;
    this.client = RedisClient.create("redis://127.0.0.1:" + port);
    var connection = client.connect();
    this.now = connection.sync();
    this.later = connection.async();
    this.script = now.scriptLoad(RESERVE);
  }

  /**
   * Starts a server with an empty folder.
   *
   * @throws PartMissing if there is none for this machine, or it does not start
   */
  static RedisLua start() throws PartMissing {
    try {
      Path data = Files.createTempDirectory("holdfast-bench-redis");
      int port = freePort();
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("dir " + data)
              .setting("appendonly yes")
              .setting("appendfsync everysec")
              .setting("save \"\"")
              .onShutdownForceStop(true)
              .build();
      server.start();
      return new RedisLua(server, data, port);
    } catch (IOException | RedisException | IllegalArgumentException e) {
      throw new PartMissing("Redis does not start: " + e, e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String durability() {
    return "kill -9 loses little; a power cut the last second (appendfsync everysec)";
  }

  @Override
  public void stock(List<String> items, long quantity) {
    for (String item : items) {
      now.set(item, Long.toString(quantity));
    }
  }

  @Override
  public Reservations reservations() {
    return this::reserve;
  }

  private CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    String[] keys = {wanted.item(), wanted.item() + "#" + wanted.reservation()};
    return later
        .<Long>evalsha(
            script,
            ScriptOutputType.INTEGER,
            keys,
            Long.toString(wanted.quantity()),
            wanted.cart(),
            Integer.toString(wanted.holdSeconds().orElse(0)))
        .thenApply(taken -> taken == 1 ? Held.placed(wanted, 1) : Held.soldOut(wanted));
  }

  @Override
  public void close() {
    client.shutdown();
    try (var files = Files.walk(data)) {
      server.stop();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Redis did not end well: " + e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
