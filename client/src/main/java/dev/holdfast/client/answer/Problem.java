package dev.holdfast.client.answer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Why a request was not done.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
public final class Problem {
  /** The type of whatever has none. */
  public static final String NO_TYPE = "about:blank";

  public static final String SOLD_OUT = "/problems/sold-out";
  public static final String RESERVATION_ENDED = "/problems/reservation-ended";
  public static final String UNKNOWN_ITEM = "/problems/unknown-item";
  public static final String UNKNOWN_RESERVATION = "/problems/unknown-reservation";
  public static final String ATTEMPT_OVER = "/problems/attempt-over";

  private final String type;
  private final String title;
  private final int status;
  private final String detail;
  private final List<String> faults;

  @JsonCreator
  public Problem(
      @JsonProperty("type") String type,
      @JsonProperty("title") String title,
      @JsonProperty("status") int status,
      @JsonProperty("detail") String detail,
      @JsonProperty("faults") List<String> faults) {
    this.type = type == null ? NO_TYPE : type;
    this.title = title == null ? "" : title;
    this.status = status;
    this.detail = detail == null ? "" : detail;
    this.faults = faults == null ? List.of() : List.copyOf(faults);
  }

  /** Such as {@code /problems/sold-out}; of an answer that no gateway gave, {@code about:blank}. */
  public String type() {
    return type;
  }

  /** What the type is, in words. */
  public String title() {
    return title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What happened, and what to do. */
  public String detail() {
    return detail;
  }

  /** Of an invalid request, what is wrong with each field, parameter or header. */
  public List<String> faults() {
    return faults;
  }

  public boolean is(String otherType) {
    return type.equals(otherType);
  }

  @Override
  public String toString() {
    String what = status + " " + (type.equals(NO_TYPE) ? title : type) + ": " + detail;
    boolean isAllSaid = faults.stream().allMatch(detail::contains);
    return isAllSaid ? what : what + " (" + String.join("; ", faults) + ")";
  }
}
