package dev.holdfast.proof.replay.record;

import java.util.List;

/**
 * All that the gateway has said about one item.
 *
 * @param surprises answers that the interface does not foresee, in words
 */
public record ItemRecord(
    String item, List<HoldRecord> holds, List<CommandRecord> commands, List<String> surprises) {}
