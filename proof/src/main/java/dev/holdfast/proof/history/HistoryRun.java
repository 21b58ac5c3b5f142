package dev.holdfast.proof.history;

import dev.holdfast.command.Progress;
import dev.holdfast.log.dynamodb.DynamoDbEventLog;
import dev.holdfast.log.dynamodb.Tables;
import dev.holdfast.proof.history.faults.Fault;
import dev.holdfast.proof.history.faults.FaultProxy;
import dev.holdfast.proof.history.shop.Gateways;
import dev.holdfast.proof.history.shop.HandOvers;
import dev.holdfast.proof.history.shop.Shelf;
import dev.holdfast.proof.history.shop.Shop;
import dev.holdfast.proof.history.shop.ShopSettings;
import dev.holdfast.proof.history.shop.Stockroom;
import dev.holdfast.proof.part.DynamoDbLocal;
import dev.holdfast.proof.part.PartMissing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts everything, has a history made, and has it checked. */
final class HistoryRun {
  private static final String PREFIX = "history-";
  private static final long LOOK_MILLIS = 20;

  /** A run that brings too few faults ends after so many times the operations wanted. */
  private static final int OPERATIONS_FACTOR_MAX = 3;

  /** Nothing takes longer, unless something is broken; looks count, so that halts do not. */
  private static final Duration STANDSTILL_MAX = Duration.ofMinutes(2);

  private final HistorySettings settings;
  private final Progress progress;

  HistoryRun(HistorySettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @throws PartMissing if something cannot be started
   */
  HistoryReport run() throws PartMissing, InterruptedException {
    progress.phase("start", "DynamoDB Local and gateways");
    try (DynamoDbLocal dynamoDb = DynamoDbLocal.start()) {
      Tables tables = dynamoDb.newTables(PREFIX);
      try (FaultProxy proxy =
              new FaultProxy(dynamoDb.endpoint(), settings.seed(), settings.requestsPerFault());
          Stockroom stockroom = new Stockroom(dynamoDb, tables)) {
        long begun = System.nanoTime();
        Made made = make(proxy, stockroom);
        HistoryReport report = new HistoryReport(settings, made.shop(), proxy.counts());
        report.handedOver(made.handOvers());
        report.took(Duration.ofNanos(System.nanoTime() - begun));
        check(made.shelves(), new DynamoDbEventLog(dynamoDb.client(), tables), report);
        return report;
      }
    }
  }

  private record Made(Shop shop, List<Shelf> shelves, HandOvers handOvers) {}

  private Made make(FaultProxy proxy, Stockroom stockroom)
      throws PartMissing, InterruptedException {
    ShopSettings shopSettings =
        new ShopSettings(
            settings.callers(), settings.items(), settings.operationsPerItem(), settings.seed());
    try (Gateways gateways = Gateways.start(settings.gateways(), settings.fleet(), PREFIX, proxy);
        Shop shop = new Shop(shopSettings, gateways, stockroom)) {
      progress.phase(
          "operations",
          settings.operations(),
          () -> Math.min(shop.answered(), settings.operations()),
          () -> proxy.counts().toString());
      shop.begin();
      drive(shop, gateways, proxy);
      shop.stop();
      await("callers go", shop, shop::isQuiet);
      proxy.stopFaults();
      List<Shelf> shelves = shop.shelves();
      HandOvers handOvers = gateways.handOvers();
      gateways.end();
      await("the last requests reach the log", shop, () -> proxy.underWay() == 0);
      return new Made(shop, shelves, handOvers);
    }
  }

  private void drive(Shop shop, Gateways gateways, FaultProxy proxy)
      throws PartMissing, InterruptedException {
    long most = (long) settings.operations() * OPERATIONS_FACTOR_MAX;
    await(
        "operations are answered",
        shop,
        () -> {
          long answered = shop.answered();
          long crashes = proxy.counts().of(Fault.CRASH);
          boolean crashDue = answered > (crashes + 1) * settings.operationsPerCrash();
          if (crashes < settings.faults() && crashDue) {
            gateways.crashOne();
          }
          boolean enough =
              answered >= settings.operations() && proxy.counts().allAtLeast(settings.faults());
          return (enough && gateways.areUp()) || answered >= most || gateways.hasFailed();
        });
    gateways.check();
  }

  /** Waits as long as operations are answered. */
  private static void await(String what, Shop shop, BooleanSupplier done)
      throws PartMissing, InterruptedException {
    long answered = -1;
    long looks = 0;
    while (!done.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      looks = shop.answered() == answered ? looks + 1 : 0;
      answered = shop.answered();
      if (looks * LOOK_MILLIS > STANDSTILL_MAX.toMillis()) {
        throw new PartMissing("Nothing has moved for two minutes while " + what, null);
      }
    }
  }

  private void check(List<Shelf> shelves, DynamoDbEventLog log, HistoryReport report) {
    CheckShelves checks = new CheckShelves(log, settings.fleet(), settings.plant(), report);
    progress.phase("check", shelves.size(), checks::done, () -> "items");
    shelves.forEach(checks::check);
    checks.checkCarts();
    checks.expectPlanted();
  }
}
