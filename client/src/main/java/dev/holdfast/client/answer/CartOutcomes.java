package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What became of the lines of a cart: one may be done and another rejected. */
public final class CartOutcomes {
  /** What became of a line. */
  public enum Result {
    @JsonProperty("done")
    DONE,

    /** It had no effect, and never will. */
    @JsonProperty("rejected")
    REJECTED,

    /** There is no outcome yet, or it is not known whether it was taken. Ask again. */
    @JsonProperty("pending")
    @JsonEnumDefaultValue
    PENDING,

    /** It was not taken: there is no such hold. */
    @JsonProperty("refused")
    REFUSED
  }

  /** A line. */
  public static final class Line {
    private final String item;
    private final String reservation;
    private final Result result;

    @JsonCreator
    Line(
        @JsonProperty(value = "item", required = true) String item,
        @JsonProperty(value = "reservation", required = true) String reservation,
        @JsonProperty(value = "result", required = true) Result result) {
      this.item = item;
      this.reservation = reservation;
      this.result = result;
    }

    public String item() {
      return item;
    }

    public String reservation() {
      return reservation;
    }

    public Result result() {
      return result;
    }
  }

  private final List<Line> lines;
  private final boolean answered;

  @JsonCreator
  static CartOutcomes read(@JsonProperty(value = "lines", required = true) List<Line> lines) {
    return new CartOutcomes(lines, true);
  }

  private CartOutcomes(List<Line> lines, boolean answered) {
    this.lines = List.copyOf(lines);
    this.answered = answered;
  }

  /** Nobody answered before the deadline. */
  public static CartOutcomes unknown() {
    return new CartOutcomes(List.of(), false);
  }

  /** Each line; none if nobody answered. */
  public List<Line> lines() {
    return lines;
  }

  /** Whether all is known for good. If not, send the same again: that is safe. */
  public boolean isFinal() {
    return answered && lines.stream().noneMatch(line -> line.result() == Result.PENDING);
  }

  /** Whether each line is done. */
  public boolean isAllDone() {
    return answered && lines.stream().allMatch(line -> line.result() == Result.DONE);
  }
}
