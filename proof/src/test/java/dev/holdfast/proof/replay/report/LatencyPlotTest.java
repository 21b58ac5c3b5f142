package dev.holdfast.proof.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LatencyPlotTest {
  private static final Map<String, Duration> PHASES = new LinkedHashMap<>();

  static {
    PHASES.put("opening", Duration.ofSeconds(40));
    PHASES.put("trace", Duration.ofSeconds(60));
  }

  private static Document draw(Map<String, List<Timeline.Point>> series) throws Exception {
    String svg = LatencyPlot.draw("a < b & c", series, PHASES);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<double[]> points(Element polyline) {
    return List.of(polyline.getAttribute("points").split(" ")).stream()
        .map(point -> point.split(","))
        .map(xy -> new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])})
        .toList();
  }

  @Test
  void laterIsFurtherRightAndSlowerIsHigher() throws Exception {
    Document svg =
        draw(
            Map.of(
                "hold",
                List.of(new Timeline.Point(10, 5, 50), new Timeline.Point(90, 500, 5_000))));
    NodeList lines = svg.getElementsByTagName("polyline");
    assertThat(lines.getLength()).isEqualTo(2);
    List<double[]> median = points((Element) lines.item(0));
    List<double[]> tail = points((Element) lines.item(1));

    assertThat(median.get(1)[0]).isGreaterThan(median.get(0)[0]);
    assertThat(median.get(1)[1]).isLessThan(median.get(0)[1]);
    assertThat(tail.get(0)[1]).isLessThan(median.get(0)[1]);
    // A tenfold is the same step anywhere on a logarithmic scale.
    assertThat(median.get(0)[1] - tail.get(0)[1])
        .isCloseTo(median.get(1)[1] - tail.get(1)[1], offset(0.2));
  }

  @Test
  void whatLiesOffTheScaleStaysInThePicture() throws Exception {
    Document svg = draw(Map.of("hold", List.of(new Timeline.Point(1, 0.001, 3_600_000))));
    for (double[] point : points((Element) svg.getElementsByTagName("polyline").item(1))) {
      assertThat(point[1]).isBetween(0.0, 460.0);
    }
  }

  @Test
  void aRunThatMeasuredNothingHasAPictureToo() throws Exception {
    assertThat(draw(Map.of("hold", List.of())).getElementsByTagName("text").getLength())
        .isGreaterThan(5);
  }
}
