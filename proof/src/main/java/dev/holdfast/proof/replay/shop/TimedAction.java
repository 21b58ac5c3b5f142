package dev.holdfast.proof.replay.shop;

import java.time.Instant;

/** An action and when the trace says that it happened. */
public record TimedAction(Instant at, ShopAction action) {}
