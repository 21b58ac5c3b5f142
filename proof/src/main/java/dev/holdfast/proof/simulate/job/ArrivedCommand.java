package dev.holdfast.proof.simulate.job;

import dev.holdfast.schema.Command;

/**
 * A command on its way to decide.
 *
 * @param at when it arrived on its stream, epoch milliseconds
 */
record ArrivedCommand(Command command, long at) {}
