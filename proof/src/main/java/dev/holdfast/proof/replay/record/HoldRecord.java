package dev.holdfast.proof.replay.record;

import java.time.Instant;

/**
 * What the gateway has said about one reservation.
 *
 * @param placed whether an answer said that it is held, or was
 * @param uncertain whether a try went without an answer, so that a refused one may be placed
 * @param promisedUntil the latest {@code expiresAt} answered; null if none was
 * @param lastSeen the newest status answered: held, confirmed, released, expired; empty at first
 */
public record HoldRecord(
    String item,
    String reservation,
    int quantity,
    boolean placed,
    boolean uncertain,
    Instant promisedUntil,
    String lastSeen) {}
