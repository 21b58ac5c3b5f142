package dev.holdfast.proof.replay.gateway;

import java.time.Instant;

/**
 * An event of the log.
 *
 * @param seq the commit that holds it; several events may share one
 * @param at when it was stamped
 * @param kind the event's name
 * @param reservation the reservation it is about, or empty
 * @param command the command it answers, or empty
 */
public record LoggedEvent(
    long seq,
    Instant at,
    String kind,
    long onHandDelta,
    long reservedDelta,
    String reservation,
    String command) {}
