package dev.holdfast.proof.replay.gateway;

/**
 * What became of a command.
 *
 * @param done whether it had its effect; otherwise it was rejected
 * @param reason why it was rejected, or empty
 * @param seq the commit that holds the outcome, or 0 if the answer names none
 */
public record Outcome(boolean done, String reason, long seq) {}
