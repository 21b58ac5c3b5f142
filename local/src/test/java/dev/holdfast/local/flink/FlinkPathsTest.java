package dev.holdfast.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FlinkPathsTest {
  @Test
  void aSpaceIsNotEscapedEitherWay() {
    Path path = Path.of("/home/me/my data/chk-1");

    assertThat(FlinkPaths.name(path)).isEqualTo("file:///home/me/my data/chk-1");
    assertThat(FlinkPaths.path("file:///home/me/my data/chk-1")).isEqualTo(path);
    assertThat(FlinkPaths.path("file:/home/me/my data/chk-1")).isEqualTo(path);
  }
}
