package dev.holdfast.gateway.edge;

import java.time.Duration;

/**
 * What bodies may be like.
 *
 * @param bytesMax of one that is of use; one byte more is kept of those that are longer
 * @param drainedMax so much of a body that is too long is still received, for the caller to hear
 *     why
 * @param arriveWithin its headers; with the length bounded, this is also the least rate
 * @param awaitedMax bodies that may be on their way at once, beyond those that come with their
 *     headers; of more, the one that has been for longest is given up
 */
public record BodyLimits(int bytesMax, int drainedMax, Duration arriveWithin, int awaitedMax) {}
