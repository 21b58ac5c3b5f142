package dev.holdfast.proof.replay.trace;

import static dev.holdfast.proof.replay.Traces.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.ShopAction;
import dev.holdfast.proof.replay.shop.ShopAction.AbandonLine;
import dev.holdfast.proof.replay.shop.ShopAction.AdjustStock;
import dev.holdfast.proof.replay.shop.ShopAction.ConfirmLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import dev.holdfast.proof.replay.shop.ShopAction.ReserveLine;
import dev.holdfast.proof.replay.shop.ShopAction.ReturnStock;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The real traces, where they are at hand; the figures were counted by awk. */
class RealTraceTest {
  private static Script real(String... names) throws UnreadableTrace {
    String elsewhere = System.getenv("HOLDFAST_SHOP_DATA");
    Path folder = elsewhere != null ? Path.of(elsewhere) : Path.of("..", "..", "shared", "data");
    List<Path> files = Arrays.stream(names).map(folder::resolve).toList();
    assumeTrue(
        files.stream().allMatch(Files::isRegularFile),
        () -> "needs " + files + "; HOLDFAST_SHOP_DATA may name another folder than " + folder);
    return TraceFiles.read(files, settings(1.0, 0.1));
  }

  private static <T> Stream<T> actions(Script script, Class<T> kind) {
    Stream<ShopAction> all =
        script.errands().stream().flatMap(e -> e.actions().stream()).map(TimedAction::action);
    return all.filter(kind::isInstance).map(kind::cast);
  }

  @Test
  void decemberOfTheGiftShopIsReadToTheLastLine() throws Exception {
    Script script = real("online-retail/2010-12.csv.gz");

    assertThat(script.lines()).isEqualTo(42_481);
    assertThat(script.items()).hasSize(2_752);
    assertThat(script.skipped())
        .isEqualTo(
            Map.of(
                "postage",
                123,
                "manual",
                40,
                "carriage",
                10,
                "discount",
                8,
                "amazon-fee",
                7,
                "bank-charges",
                3,
                "samples",
                2,
                "gift-voucher",
                2));
    assertThat(script.merged()).isEqualTo(978);
    assertThat(actions(script, ReserveLine.class)).hasSize(40_558);
    assertThat(actions(script, ReserveLine.class).mapToInt(ReserveLine::quantity).sum())
        .isEqualTo(361_826);
    assertThat(actions(script, ReturnStock.class)).hasSize(680);
    assertThat(actions(script, ReturnStock.class).mapToInt(ReturnStock::quantity).sum())
        .isEqualTo(16_009);
    assertThat(actions(script, AdjustStock.class)).hasSize(70);
    assertThat(actions(script, AdjustStock.class).mapToInt(AdjustStock::change).sum())
        .isEqualTo(-4_046);
    assertThat(script.opening())
        .filteredOn(delivery -> delivery.item().equals("84077"))
        .extracting(ReceiveStock::quantity)
        .containsExactly(5_195);
  }

  @Test
  void fourMonthsAreOneTrace() throws Exception {
    Script script =
        real(
            "online-retail/2010-12.csv.gz",
            "online-retail/2011-01.csv.gz",
            "online-retail/2011-02.csv.gz",
            "online-retail/2011-03.csv.gz");

    assertThat(script.lines()).isEqualTo(142_083);
    assertThat(script.items()).hasSize(3_174);
    assertThat(actions(script, ReserveLine.class)).hasSize(135_976);
    assertThat(actions(script, ReturnStock.class)).hasSize(2_401);
    assertThat(actions(script, AdjustStock.class)).hasSize(348);
    assertThat(actions(script, ReserveLine.class).map(ReserveLine::reservation).distinct())
        .hasSize(135_976);
  }

  @Test
  void theClickstreamIsReadToTheLastLine() throws Exception {
    Script script = real("rees46/2019-10-01-0000-0250.csv.gz");

    assertThat(script.lines()).isEqualTo(17_434);
    assertThat(script.skipped()).isEqualTo(Map.of("view", 17_055));
    assertThat(script.merged()).isEqualTo(37);
    assertThat(script.items()).hasSize(188);
    assertThat(actions(script, ReserveLine.class).map(ReserveLine::reservation).distinct())
        .hasSize(273);
    assertThat(actions(script, ConfirmLine.class)).hasSize(214);
    assertThat(actions(script, AbandonLine.class)).hasSize(59);
  }
}
