package dev.holdfast.gateway.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpoolTest {
  private static byte[] piece(int number) {
    return ("piece " + number + " " + "x".repeat(number % 3_000) + "\n").getBytes(UTF_8);
  }

  @Test
  void whatComesOutIsWhatWentInHoweverTheyAlternate() throws IOException {
    Random chance = new Random(1);
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Spool spool = new Spool()) {
      for (int i = 0; i < 5_000; i++) {
        spool.add(piece(i));
        in.write(piece(i));
        // Long times in which nobody takes anything, so that it comes to the file and back.
        boolean isTaking = i / 500 % 2 == 1;
        if (isTaking && chance.nextBoolean()) {
          out.write(spool.next());
        }
      }
      for (byte[] next = spool.next(); next.length > 0; next = spool.next()) {
        out.write(next);
      }

      assertThat(out.toByteArray()).isEqualTo(in.toByteArray());
      assertThat(spool.next()).isEmpty();
    }
  }
}
