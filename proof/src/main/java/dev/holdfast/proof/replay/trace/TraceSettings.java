package dev.holdfast.proof.replay.trace;

/**
 * How a trace becomes a script.
 *
 * @param ids makes this run's ids
 * @param stockFactor opening stock of an item as a multiple of its demand in the trace, 0 or more
 * @param abandon share of Online Retail's invoices that are never confirmed, 0 to 1
 * @param views whether views are replayed as reads
 * @param limit data lines to read at most, over all files
 */
public record TraceSettings(
    Ids ids, double stockFactor, double abandon, boolean views, int limit) {}
