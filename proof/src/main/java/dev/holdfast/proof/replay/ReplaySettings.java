package dev.holdfast.proof.replay;

import dev.holdfast.proof.replay.drive.Pace;
import dev.holdfast.proof.replay.shop.Names;
import java.net.URI;
import java.time.Duration;

/**
 * How a script is played against a gateway.
 *
 * @param names of reservations and commands
 * @param gateway where the gateway is
 * @param carts errands, and questions of the comparison, at a time; 1 or more
 * @param holdSeconds how long a hold is asked for
 * @param patience how long to go on when the gateway does not answer or nothing ends
 * @param resendAfter how long a command may be without an outcome before it is sent again
 * @param settle how long read models may lag before a difference counts
 */
public record ReplaySettings(
    Names names,
    URI gateway,
    Pace pace,
    int carts,
    int holdSeconds,
    Duration patience,
    Duration resendAfter,
    Duration settle) {}
