package dev.holdfast.proof.history.shop;

/**
 * How the shop is run.
 *
 * @param callers who ask at the same time
 * @param items that are sold at the same time
 * @param operationsPerItem after which another item takes its place
 * @param seed of what is asked
 */
public record ShopSettings(int callers, int items, int operationsPerItem, long seed) {}
