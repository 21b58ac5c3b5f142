package dev.holdfast.gateway.fleet;

import dev.holdfast.domain.ReserveRequest;
import dev.holdfast.gateway.reserve.ReserveAnswer;
import java.util.concurrent.CompletableFuture;

/** A request that is handed over, and its answer. */
final class Handed {
  final ReserveRequest wanted;
  final CompletableFuture<ReserveAnswer> answer = new CompletableFuture<>();

  Handed(ReserveRequest wanted) {
    this.wanted = wanted;
  }
}
