package dev.holdfast.bench.contender;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.proof.part.PartMissing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What most shops do: a row with a number, an update that locks it on the condition that enough is
 * left, and an insert, in one transaction. Here even in one statement, so that the lock is held for
 * no round trip, only until the commit is on disk. Durability is as PostgreSQL's defaults have it.
 */
final class PostgreSql implements Contender {
  static final String NAME = "postgresql";

  /** As many as HikariCP has by default. More of them wait for the same row. */
  private static final int CONNECTIONS = 10;

  private static final String RESERVE =
      "WITH taken AS (UPDATE items SET available = available - ?"
          + " WHERE item = ? AND available >= ? RETURNING item)"
          + " INSERT INTO holds (item, reservation, cart, quantity, expires_at)"
          + " SELECT item, ?, ?, ?, now() + make_interval(secs => ?) FROM taken";

  private final EmbeddedPostgres server;
  private final BlockingQueue<Session> idle = new ArrayBlockingQueue<>(CONNECTIONS);
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

  /** A connection with its statement. */
  private record Session(Connection connection, PreparedStatement reserve) {}

  private PostgreSql(EmbeddedPostgres server) throws SQLException {
    this.server = server;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE items (item text PRIMARY KEY, available bigint NOT NULL)"
              // So that the hot row's versions stay on its page.
              + " WITH (fillfactor = 50)");
      statement.execute(
          "CREATE TABLE holds (item text, reservation text, cart text, quantity bigint,"
              + " expires_at timestamptz, PRIMARY KEY (item, reservation))");
    }
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = server.getPostgresDatabase().getConnection();
      idle.add(new Session(connection, connection.prepareStatement(RESERVE)));
    }
  }

  /**
   * Starts a server with a new database.
   *
   * @throws PartMissing if there is none for this machine, or it does not start
   */
  static PostgreSql start() throws PartMissing {
    try {
      // The embedding turns off what makes a commit durable, as fits tests and not a comparison.
      return new PostgreSql(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new PartMissing(
          "PostgreSQL does not start (it is there for Linux on x86-64 only): " + e, e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String durability() {
    return "kill -9 and a power cut: each commit is synced to disk";
  }

  @Override
  public void stock(List<String> items, long quantity) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?, ?)")) {
      connection.setAutoCommit(false);
      for (String item : items) {
        insert.setString(1, item);
        insert.setLong(2, quantity);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Reservations reservations() {
    return this::reserve;
  }

  private CompletionStage<ReserveAnswer> reserve(ReserveRequest wanted) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Session session = idle.take();
            try {
              return reserve(session.reserve(), wanted);
            } finally {
              idle.add(session);
            }
          } catch (SQLException e) {
            throw new LogUnavailableException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException(e);
          }
        },
        threads);
  }

  private static ReserveAnswer reserve(PreparedStatement statement, ReserveRequest wanted)
      throws SQLException {
    statement.setLong(1, wanted.quantity());
    statement.setString(2, wanted.item());
    statement.setLong(3, wanted.quantity());
    statement.setString(4, wanted.reservation());
    statement.setString(5, wanted.cart());
    statement.setLong(6, wanted.quantity());
    statement.setDouble(7, wanted.holdSeconds().orElse(0));
    return statement.executeUpdate() == 1 ? Held.placed(wanted, 1) : Held.soldOut(wanted);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      for (Session session : new ArrayList<>(idle)) {
        session.connection().close();
      }
      server.close();
    } catch (IOException | SQLException e) {
      System.err.println("PostgreSQL did not end well: " + e);
    }
  }
}
