package dev.holdfast.proof.replay.gateway;

/** An item in the read model. */
public record ItemLevel(long seq, long onHand, long reserved, long available) {}
