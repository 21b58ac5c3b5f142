package dev.holdfast.log.writer;

/** How far back memory knows all that commits say of one id. */
final class Reach {
  /** From the commit after this seq on. */
  final long afterSeq;

  /** A time no earlier than that seq's, epoch milliseconds; 0 for seq 0. */
  final long since;

  Reach(long afterSeq, long since) {
    this.afterSeq = afterSeq;
    this.since = since;
  }
}
