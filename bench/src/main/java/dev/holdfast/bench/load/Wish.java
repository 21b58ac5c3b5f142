package dev.holdfast.bench.load;

/** One reservation to ask for, of one unit. */
public record Wish(String item, String reservation, String cart) {}
