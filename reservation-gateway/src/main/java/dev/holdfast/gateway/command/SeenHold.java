package dev.holdfast.gateway.command;

import dev.holdfast.gateway.read.FindCall;
import java.util.OptionalLong;

/** What a gateway has seen of the hold that a command is about, before it sends it. */
public sealed interface SeenHold {
  /** Open in the commit of this seq, the last that had touched it by then. */
  record Open(long seq) implements SeenHold {}

  /** It has ended, or never was; that is certain. */
  record Ended(FindCall.Found found) implements SeenHold {}

  /** There is none that the command is about, or nobody can say now. */
  record Unsaid() implements SeenHold {}

  /** The seq of a commit in which it is open; empty if none is known. */
  default OptionalLong openAt() {
    return this instanceof Open open ? OptionalLong.of(open.seq()) : OptionalLong.empty();
  }
}
