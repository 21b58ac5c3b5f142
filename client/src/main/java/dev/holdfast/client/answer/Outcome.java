package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of a command. */
public final class Outcome {
  /** Which of the possible ones. */
  public enum Result {
    /** It had its effect, for good. */
    @JsonProperty("done")
    DONE,

    /** It had none, and never will; {@link Outcome#reason} says why. */
    @JsonProperty("rejected")
    REJECTED,

    /** It is taken and will be decided, but was not before the deadline. Ask again. */
    @JsonProperty("pending")
    PENDING,

    /** Nobody answered before the deadline, so it may be taken or not. Send it again. */
    @JsonEnumDefaultValue
    UNKNOWN
  }

  private final String item;
  private final String command;
  private final String content;
  private final String kind;
  private final Result result;
  private final String reason;
  private final Long seq;
  private final Long at;

  @JsonCreator
  Outcome(
      @JsonProperty("item") String item,
      @JsonProperty(value = "command", required = true) String command,
      @JsonProperty("content") String content,
      @JsonProperty("kind") String kind,
      @JsonProperty("result") Result result,
      @JsonProperty("reason") String reason,
      @JsonProperty("seq") Long seq,
      @JsonProperty("at") Long at) {
    this.item = item;
    this.command = command;
    this.content = content;
    this.kind = kind;
    this.result = result == null ? Result.PENDING : result; // a 202 has no result
    this.reason = reason;
    this.seq = seq;
    this.at = at;
  }

  /** Of a command of which nothing is known but its id, if that is known. */
  public static Outcome unknown(String item, String commandOrNull, String why) {
    return new Outcome(item, commandOrNull, null, null, Result.UNKNOWN, why, null, null);
  }

  /** The same with what was known before and is not said again. */
  public Outcome after(Outcome before) {
    return new Outcome(
        item == null ? before.item : item,
        command == null ? before.command : command,
        content == null ? before.content : content,
        kind == null ? before.kind : kind,
        result,
        reason,
        seq,
        at);
  }

  /** The item it is about. */
  public String item() {
    return item;
  }

  /** The command's id; empty if the gateway was to make it and has not answered. */
  public Optional<String> command() {
    return Optional.ofNullable(command);
  }

  /** A hash of what was asked for, by which two commands under one id are told apart. */
  public Optional<String> content() {
    return Optional.ofNullable(content);
  }

  /** Such as {@code confirm}. */
  public Optional<String> kind() {
    return Optional.ofNullable(kind);
  }

  public Result result() {
    return result;
  }

  public boolean isDone() {
    return result == Result.DONE;
  }

  public boolean isRejected() {
    return result == Result.REJECTED;
  }

  /** Whether it is done or rejected, which it stays. */
  public boolean isFinal() {
    return isDone() || isRejected();
  }

  /** Why it was rejected, such as {@code expired}; or why nothing is known. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The commit that tells it. */
  public OptionalLong seq() {
    return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
  }

  /** That commit's time. */
  public Optional<Instant> at() {
    return Optional.ofNullable(at).map(Instant::ofEpochMilli);
  }
}
