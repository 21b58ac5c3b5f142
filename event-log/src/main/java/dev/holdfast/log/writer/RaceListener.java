package dev.holdfast.log.writer;

import java.util.Optional;

/**
 * Told how a writer's appends fare among those of others, on whichever thread the log answers,
 * before the answer is acted on: it returns at once and throws nothing.
 */
public interface RaceListener {
  /** For those who have no use for it. */
  RaceListener NONE =
      new RaceListener() {
        @Override
        public void won(String item) {}

        @Override
        public void lost(String item, Optional<String> winner) {}
      };

  /** An append was written. */
  void won(String item);

  /**
   * Another writer was faster.
   *
   * @param winner his {@link dev.holdfast.log.WriterAddress}; empty if he takes nothing from others
   */
  void lost(String item, Optional<String> winner);
}
