package dev.holdfast.log.writer;

import dev.holdfast.log.LogUnavailableException;
import dev.holdfast.schema.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The requests of a lane that are not answered: queued, doubtful, or about a look-up. */
final class WaitingRoom {
  private final String item;
  private final int seats;
  private final Deque<Waiting<?>> queue = new ArrayDeque<>();
  private final List<Waiting<?>> doubtful = new ArrayList<>();
  private final List<Waiting<?>> ahead = new ArrayList<>();
  private Throwable lastFailure = new TimeoutException("no answer in time");
  private int waiting;

  WaitingRoom(String item, int seats) {
    this.item = item;
    this.seats = seats;
  }

  /** Queues the request, or fails it if there is no room. */
  void admit(Waiting<?> arrived) {
    if (waiting >= seats) {
      arrived.future.completeExceptionally(new OverloadedException(item, waiting));
      return;
    }
    waiting++;
    queue.addLast(arrived);
  }

  boolean isEmpty() {
    return queue.isEmpty() && doubtful.isEmpty() && ahead.isEmpty();
  }

  boolean hasQueue() {
    return !queue.isEmpty();
  }

  boolean hasDoubtful() {
    return !doubtful.isEmpty();
  }

  Waiting<?> next() {
    return queue.removeFirst();
  }

  /** To the front of the queue, in their order. */
  void putBack(List<? extends Waiting<?>> requests) {
    for (int i = requests.size() - 1; i >= 0; i--) {
      queue.addFirst(requests.get(i));
    }
  }

  void doubt(Waiting<?> request) {
    doubtful.add(request);
  }

  /** Queues again the doubtful ones that arrived before `ticket`: they can be answered now. */
  void settle(long ticket) {
    List<Waiting<?>> settled = new ArrayList<>();
    doubtful.removeIf(request -> request.ticket <= ticket && settled.add(request));
    putBack(settled);
  }

  /** Keeps a request about what the read model does not tell of yet. */
  void keepAhead(Waiting<?> request) {
    ahead.add(request);
  }

  boolean hasAhead() {
    return !ahead.isEmpty();
  }

  /** Queues those again that were ahead of the read model. */
  void putBackAhead() {
    putBack(ahead);
    ahead.clear();
  }

  void answer(Waiting<?> request, Commit commit) {
    waiting--;
    request.answer(commit);
  }

  void fail(Waiting<?> request, Throwable failure) {
    waiting--;
    request.future.completeExceptionally(failure);
  }

  void failAll(Throwable failure) {
    List<Waiting<?>> all = new ArrayList<>(queue);
    all.addAll(doubtful);
    all.addAll(ahead);
    queue.clear();
    doubtful.clear();
    ahead.clear();
    all.forEach(request -> fail(request, failure));
  }

  /** Why the last read or load failed; told to those who are given up. */
  void lastFailure(Throwable failure) {
    lastFailure = failure;
  }

  /** Those who came first are late first; look-ups may shuffle them a little, to no harm. */
  void giveUpLate(long now) {
    List<Waiting<?>> late = new ArrayList<>();
    while (!queue.isEmpty() && queue.peekFirst().deadline < now) {
      late.add(queue.removeFirst());
    }
    giveUpLate(doubtful, late, now);
    giveUpLate(ahead, late, now);
    late.forEach(request -> fail(request, new LogUnavailableException(lastFailure)));
  }

  private static void giveUpLate(List<Waiting<?>> from, List<Waiting<?>> late, long now) {
    while (!from.isEmpty() && from.get(0).deadline < now) {
      late.add(from.remove(0));
    }
  }
}
