package dev.holdfast.gateway.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters in the query of an address. What is wrong with them is gathered, and told at once
 * by {@link #check}: a parameter that there is not, or twice where there can be one, is no more
 * overlooked than a field of a body.
 */
public final class Query {
  /** The largest number that JSON's readers agree on. */
  public static final long NUMBER_MAX = (1L << 53) - 1;

  private static final int WORD_MAX = 128;
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final Map<String, List<String>> given;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> faults = new ArrayList<>();

  private Query(Map<String, List<String>> given) {
    this.given = given;
  }

  /**
   * @throws ProblemException 400 if it has a percent sign that encodes nothing: the parameter that
   *     it stands in would be dropped
   */
  public static Query of(Context ctx) {
    String raw = ctx.queryString();
    if (raw != null && BROKEN_ESCAPE.matcher(raw).find()) {
      throw new ProblemException(
          new Problem(
              ProblemType.BAD_REQUEST,
              "A percent sign in its address is not followed by two hexadecimal digits. Write %25"
                  + " for a percent sign, and send it again."));
    }
    return new Query(ctx.queryParamMap());
  }

  /**
   * For addresses that have none.
   *
   * @throws ProblemException 422 naming those there are
   */
  static void refuseAny(Context ctx) {
    if (ctx.queryString() != null) {
      of(ctx).check();
    }
  }

  /**
   * @param lengthMax characters it may have
   * @return the text; empty if it is not there
   */
  public Optional<String> text(String name, int lengthMax) {
    List<String> values = all(name);
    if (values.size() > 1) {
      fault(name + " must be given once");
    }
    Optional<String> text = values.stream().findFirst();
    if (text.isPresent() && text.get().length() > lengthMax) {
      fault(name + " must have " + lengthMax + " characters at most");
    }
    return text;
  }

  /** A text of one word; empty if it is not there. */
  public Optional<String> word(String name) {
    return text(name, WORD_MAX);
  }

  /** Each that is given; none if it is not there. */
  public List<String> all(String name) {
    known.add(name);
    return given.getOrDefault(name, List.of());
  }

  /**
   * @param byDefault what it is when it is not there, or wrong
   */
  public long whole(String name, long byDefault, long min, long max) {
    Optional<String> text = word(name);
    if (text.isEmpty()) {
      return byDefault;
    }
    if (text.get().matches("[0-9]{1,16}")) {
      long number = Long.parseLong(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    }
    fault(name + " must be a whole number from " + min + " to " + max);
    return byDefault;
  }

  /** `true` or `false`; false if it is not there. */
  public boolean flag(String name) {
    Optional<String> text = word(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      fault(name + " must be true or false");
    }
    return text.equals(Optional.of("true"));
  }

  /** Adds what is wrong with a parameter beyond that. */
  public void fault(String fault) {
    faults.add(fault);
  }

  /**
   * To be called when all have been asked for.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  public void check() {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        fault(
            shown(name)
                + (known.isEmpty()
                    ? " is no parameter here; there is none"
                    : " is no parameter here; there are " + String.join(", ", known)));
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problems.invalid(faults));
    }
  }

  private static String shown(String name) {
    return name.length() <= WORD_MAX ? name : name.substring(0, WORD_MAX) + "…";
  }
}
