package dev.holdfast.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  @Test
  void itsHashIsThatOfItsTextWithAllDigits() {
    assertThat(new ApiKey("hf_a").hash())
        .isEqualTo("3bc773b8983b3466266fdcdf0a664ab150f2f0541623bb8e9468a597d4fb0e9f");
    assertThat(new ApiKey("hf_102").hash()).startsWith("00");
  }

  @Test
  void eachIsAnotherAndDoesNotShowItself() {
    ApiKey key = ApiKey.make(new SecureRandom());

    assertThat(key.text())
        .matches("hf_[A-Za-z0-9_-]{43}")
        .isNotEqualTo(ApiKey.make(new SecureRandom()).text());
    assertThat(key.toString()).isEqualTo("hf_…");
  }
}
