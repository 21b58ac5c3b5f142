package dev.holdfast.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.Reservations;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import dev.holdfast.gateway.reserve.ReserveAnswer.Placed;
import dev.holdfast.gateway.reserve.ReserveAnswer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContendersTest {
  private static final int STOCK = 20;

  /** All at once, one unit each, under ids that nobody else uses. */
  private static List<ReserveAnswer> ask(Contender contender, int callers) {
    Reservations reservations = contender.reservations();
    List<CompletableFuture<ReserveAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      answers.add(
          reservations
              .reserve(new ReserveRequest("mug", "r" + i, "c" + i, 1, OptionalInt.of(60)))
              .toCompletableFuture());
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Contenders.HOLDFAST,
        Contenders.HOLDFAST_SIMULATED,
        Contenders.HOLDFAST_MEMORY,
        Contenders.ARTICLE
      })
  void whoeverKeepsStockSellsAllOfItAndNoMore(String name) throws Exception {
    sellsOut(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {Contenders.POSTGRESQL, Contenders.REDIS})
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void soDoTheServersThatComeForThisMachine(String name) throws Exception {
    sellsOut(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {Contenders.NO_OP, Contenders.RAW_PUT})
  void theOthersSayYesToEverybody(String name) throws Exception {
    try (Contender contender = Contenders.start(name)) {
      contender.stock(List.of("mug"), STOCK);

      assertThat(ask(contender, STOCK + 5)).allMatch(Placed.class::isInstance);
    }
  }

  private static void sellsOut(String name) throws Exception {
    try (Contender contender = Contenders.start(name)) {
      contender.stock(List.of("mug"), STOCK);
      List<ReserveAnswer> answers = ask(contender, STOCK + 5);

      assertThat(answers).filteredOn(Placed.class::isInstance).hasSize(STOCK);
      assertThat(answers).filteredOn(Refused.class::isInstance).hasSize(5);
      assertThat(contender.durability()).isNotBlank();
    }
  }
}
