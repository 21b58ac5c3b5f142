package dev.holdfast.log.writer;

import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * The requests of a lane that are not answered. Each is in one of five places: queued, waiting for
 * proof or for the read model, or in a look-up or an append that is under way.
 */
final class PendingRequests {
  /** With its promise, and with what its caller keeps for it. */
  private static final long REQUEST_BYTES = 1_000;

  private final String item;
  private final int countMax;
  private final WriterMeter meter;

  /** To be decided, in this order. */
  private final Deque<PendingRequest<?>> queue = new ArrayDeque<>();

  /** Refused by a level that is not proven to be the tail since they arrived. */
  private final List<PendingRequest<?>> unproven = new ArrayList<>();

  /** About ids that the read model does not cover yet, though memory has let go of them. */
  private final List<PendingRequest<?>> uncovered = new ArrayList<>();

  /** In a look-up; in order, so that nothing depends on chance. */
  private final Set<PendingRequest<?>> lookedUp = new LinkedHashSet<>();

  /** In the append that is being written. */
  private List<PendingRequest<?>> appending = List.of();

  /** Null for none yet. */
  private Throwable lastFailure;

  private int count;

  PendingRequests(String item, int countMax, WriterMeter meter) {
    this.item = item;
    this.countMax = countMax;
    this.meter = meter;
  }

  /** Queues the request, or fails it if there is no room. */
  void admit(PendingRequest<?> arrived) {
    if (count >= countMax) {
      arrived.future.completeExceptionally(new OverloadedException(item, count));
      return;
    }
    count(1);
    queue.addLast(arrived);
  }

  /** Whether none waits for a step of the lane's: what is under way comes back by itself. */
  boolean isEmpty() {
    return queue.isEmpty() && unproven.isEmpty() && uncovered.isEmpty();
  }

  /** All that have no answer yet. */
  int count() {
    return count;
  }

  private void count(int more) {
    count += more;
    meter.waiting(more);
  }

  /** About how much of the heap they take. */
  long heapBytes() {
    return count * REQUEST_BYTES;
  }

  boolean hasQueue() {
    return !queue.isEmpty();
  }

  boolean hasUnproven() {
    return !unproven.isEmpty();
  }

  int unprovenCount() {
    return unproven.size();
  }

  boolean hasUncovered() {
    return !uncovered.isEmpty();
  }

  PendingRequest<?> next() {
    return queue.removeFirst();
  }

  /** To the front of the queue, in their order. */
  void putBack(List<? extends PendingRequest<?>> requests) {
    for (int i = requests.size() - 1; i >= 0; i--) {
      queue.addFirst(requests.get(i));
    }
  }

  /** Keeps a refusal until the level it rests on is proven. */
  void keepUnproven(PendingRequest<?> request) {
    unproven.add(request);
  }

  /** Queues those again that arrived before `ticket`: they can be answered now. */
  void requeueProven(long ticket) {
    List<PendingRequest<?>> proven = new ArrayList<>();
    unproven.removeIf(request -> request.ticket <= ticket && proven.add(request));
    putBack(proven);
  }

  /** Keeps a request about an id that the read model does not cover yet. */
  void keepUncovered(PendingRequest<?> request) {
    uncovered.add(request);
  }

  /** Queues those again that the read model did not cover: it may cover more now. */
  void requeueUncovered() {
    putBack(uncovered);
    uncovered.clear();
  }

  void keepLookedUp(PendingRequest<?> request) {
    lookedUp.add(request);
  }

  /** Queues a request again that has its row, or the knowledge that there is none. */
  void requeueLookedUp(PendingRequest<?> request) {
    lookedUp.remove(request);
    queue.addFirst(request);
  }

  void failLookedUp(PendingRequest<?> request, Throwable failure) {
    lookedUp.remove(request);
    fail(request, failure);
  }

  void keepAppending(List<PendingRequest<?>> requests) {
    appending = requests;
  }

  /** Ends the append that was under way; its requests are the caller's to answer. */
  List<PendingRequest<?>> takeAppending() {
    List<PendingRequest<?>> taken = appending;
    appending = List.of();
    return taken;
  }

  void answer(PendingRequest<?> request, Commit commit) {
    count(-1);
    request.answer(commit);
  }

  void fail(PendingRequest<?> request, Throwable failure) {
    count(-1);
    request.future.completeExceptionally(failure);
  }

  /** Fails one that is queued. */
  void failQueued(PendingRequest<?> request, Throwable failure) {
    queue.remove(request);
    fail(request, failure);
  }

  /** Fails all that wait for a step of the lane's. */
  void failWaiting(Throwable failure) {
    List<PendingRequest<?>> all = new ArrayList<>(queue);
    all.addAll(unproven);
    all.addAll(uncovered);
    queue.clear();
    unproven.clear();
    uncovered.clear();
    all.forEach(request -> fail(request, failure));
  }

  /** Fails all, also those in what is under way: its answer will not be heard. */
  void failAll(Throwable failure) {
    List<PendingRequest<?>> all = new ArrayList<>(takeAppending());
    all.addAll(lookedUp);
    lookedUp.clear();
    all.forEach(request -> fail(request, failure));
    failWaiting(failure);
  }

  /** Why the last read failed: the reason for those who are given up. */
  void lastFailure(Throwable failure) {
    lastFailure = failure;
  }

  /** Those who came first are late first; look-ups may shuffle them a little, to no harm. */
  void giveUpLate(long now) {
    List<PendingRequest<?>> late = new ArrayList<>();
    while (!queue.isEmpty() && queue.peekFirst().deadline < now) {
      late.add(queue.removeFirst());
    }
    takeLate(unproven, late, now);
    takeLate(uncovered, late, now);
    late.forEach(request -> fail(request, new LogUnavailableException(reason())));
  }

  private Throwable reason() {
    return lastFailure == null ? new TimeoutException("no answer in time") : lastFailure;
  }

  private static void takeLate(
      List<PendingRequest<?>> from, List<PendingRequest<?>> late, long now) {
    while (!from.isEmpty() && from.get(0).deadline < now) {
      late.add(from.remove(0));
    }
  }
}
