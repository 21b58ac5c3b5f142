package dev.holdfast.log.writer;

import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a request comes to, given a view of its item.
 *
 * @param <R> the answer
 */
public final class Verdict<R> {
  enum Kind {
    APPEND,
    ANSWER,
    ANSWER_IF_CURRENT,
    LOOK_UP,
    LOOK_UP_AS_IT_IS
  }

  final Kind kind;
  final List<Event> events;
  final Function<Commit, R> answer;

  /** For how long the answer is kept back, if it stays the same; milliseconds. */
  final long patienceMillis;

  private Verdict(Kind kind, List<Event> events, Function<Commit, R> answer) {
    this(kind, events, answer, 0);
  }

  private Verdict(Kind kind, List<Event> events, Function<Commit, R> answer, long patienceMillis) {
    this.kind = kind;
    this.events = events;
    this.answer = answer;
    this.patienceMillis = patienceMillis;
  }

  /** Append `events`, and answer once a commit with them is in the log. */
  public static <R> Verdict<R> append(List<Event> events, Function<Commit, R> answer) {
    return new Verdict<>(Kind.APPEND, events, answer);
  }

  /** Answer at once: the commits seen say so, and no later one can change it. */
  public static <R> Verdict<R> answer(R answer) {
    return new Verdict<>(Kind.ANSWER, List.of(), commit -> answer);
  }

  /**
   * Answer if the view was the log's tail at some moment since the request arrived, and since a row
   * was looked up that was ahead of it, and counts nothing unwritten; otherwise read, and decide
   * again.
   */
  public static <R> Verdict<R> answerIfCurrent(R answer) {
    return new Verdict<>(Kind.ANSWER_IF_CURRENT, List.of(), commit -> answer);
  }

  /**
   * Like {@link #answerIfCurrent}, but what it rests on may soon be otherwise: read and decide
   * again for so long, and answer only then. At once if too many are that patient.
   *
   * @param patienceMillis since this was the verdict first; 0 for no patience
   */
  public static <R> Verdict<R> answerPatiently(R answer, long patienceMillis) {
    return new Verdict<>(Kind.ANSWER_IF_CURRENT, List.of(), commit -> answer, patienceMillis);
  }

  /** The same with another answer made of this one. */
  public <S> Verdict<S> map(Function<R, S> other) {
    return new Verdict<>(
        kind, events, answer == null ? null : answer.andThen(other), patienceMillis);
  }

  /** The same, of whose commit `listener` is told before it is answered, if it appends. */
  public Verdict<R> telling(Consumer<Commit> listener) {
    return kind != Kind.APPEND
        ? this
        : append(
            events,
            commit -> {
              listener.accept(commit);
              return answer.apply(commit);
            });
  }

  /** Look the reservation it is about up in the read model first, and decide again. */
  public static <R> Verdict<R> lookUp() {
    return new Verdict<>(Kind.LOOK_UP, List.of(), null);
  }

  /** The same, however far the read model has come. */
  public static <R> Verdict<R> lookUpAsItIs() {
    return new Verdict<>(Kind.LOOK_UP_AS_IT_IS, List.of(), null);
  }
}
