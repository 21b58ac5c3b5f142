package dev.holdfast.bench.contender;

import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.proof.part.DynamoDbLocal;
import dev.holdfast.proof.part.PartMissing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways to reserve that can be started on one machine, by the names that reports use. */
public final class Contenders {
  public static final String HOLDFAST = "holdfast";
  public static final String HOLDFAST_SIMULATED = "holdfast-simulated-dynamodb";
  public static final String HOLDFAST_MEMORY = "holdfast-memory";
  public static final String NO_OP = NoOp.NAME;
  public static final String RAW_PUT = RawPut.NAME;
  public static final String ARTICLE = Article.NAME;
  public static final String POSTGRESQL = PostgreSql.NAME;
  public static final String REDIS = RedisLua.NAME;

  private interface Starter {
    Contender start() throws PartMissing;
  }

  private static final Map<String, Starter> STARTERS = new LinkedHashMap<>();

  static {
    STARTERS.put(NO_OP, NoOp::new);
    STARTERS.put(HOLDFAST, () -> onDynamoDb(DynamoDbLocal.start()));
    STARTERS.put(RAW_PUT, () -> new RawPut(DynamoDbLocal.start()));
    STARTERS.put(ARTICLE, () -> new Article(DynamoDbLocal.start()));
    STARTERS.put(POSTGRESQL, PostgreSql::start);
    STARTERS.put(REDIS, RedisLua::start);
    STARTERS.put(HOLDFAST_SIMULATED, Contenders::onSimulatedDynamoDb);
    STARTERS.put(HOLDFAST_MEMORY, Contenders::inMemory);
  }

  private Contenders() {}

  /** The limit of whatever answers through a front: yes, at once. */
  public static Reservations doingNothing() {
    return NoOp.doingNothing();
  }

  /** All names, in the order of reports. */
  public static List<String> names() {
    return List.copyOf(STARTERS.keySet());
  }

  /**
   * Starts one of {@link #names}.
   *
   * @throws PartMissing if this machine lacks what it needs
   */
  public static Contender start(String name) throws PartMissing {
    return STARTERS.get(name).start();
  }

  /**
   * Starts Holdfast on one of the logs it has.
   *
   * @param log dynamodb, simulated-dynamodb or memory
   */
  public static Holdfast holdfast(String log) throws PartMissing {
    return switch (log) {
      case "dynamodb" -> onDynamoDb(DynamoDbLocal.start());
      case "simulated-dynamodb" -> onSimulatedDynamoDb();
      case "memory" -> inMemory();
      default -> throw new IllegalArgumentException(log);
    };
  }

  private static Holdfast onDynamoDb(DynamoDbLocal dynamoDb) {
    Stores stores = new DynamoDbStores(dynamoDb);
    return new Holdfast(
        HOLDFAST, DynamoDbLocal.DURABILITY, stores, stores.log(), stores::log, List.of(dynamoDb));
  }

  private static Holdfast onSimulatedDynamoDb() {
    Stores stores = new MemoryStores();
    SimulatedDynamoDb log = new SimulatedDynamoDb(stores.log());
    return new Holdfast(
        HOLDFAST_SIMULATED,
        "none here; DynamoDB's own, three zones, where the log is DynamoDB",
        stores,
        log,
        writer -> log.seenBy(stores.log(writer)),
        List.of(log));
  }

  private static Holdfast inMemory() {
    Stores stores = new MemoryStores();
    return new Holdfast(
        HOLDFAST_MEMORY, "none: memory", stores, stores.log(), stores::log, List.of());
  }
}
