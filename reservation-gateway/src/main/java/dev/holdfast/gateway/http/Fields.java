package dev.holdfast.gateway.http;

import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.domain.IdGrammar;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of a request's body, read one by one. What is wrong with them is collected, and
 * reported all at once by {@link #check}; until then a wrong one reads as a value that will not be
 * used.
 */
public final class Fields {
  private static final int NAMES_REPORTED_MAX = 10;
  private static final int NAME_LENGTH_MAX = 40;

  private final JsonObject object;

  /** Where they are within the body, with a dot at its end; empty at its top. */
  private final String place;

  private final List<String> faults;
  private final Set<String> known = new TreeSet<>();
  private final List<Fields> elements = new ArrayList<>();

  private Fields(JsonObject object, String place, List<String> faults) {
    this.object = object;
    this.place = place;
    this.faults = faults;
  }

  /**
   * The members of the body, which must be a JSON object; nothing at all reads as an empty one.
   *
   * @throws ProblemException 400, 413, 415 or 422
   */
  public static Fields of(Context ctx) {
    byte[] bytes = BodyBytes.read(ctx);
    return of(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
  }

  /**
   * The members of a JSON object.
   *
   * @throws ProblemException 400 or 422
   */
  public static Fields of(byte[] object) {
    return new Fields(JsonObject.parse(object), "", new ArrayList<>());
  }

  /**
   * A list of objects that must be there, each with members to be read; faults are reported here.
   */
  public List<Fields> list(String name, int lengthMax) {
    known.add(name);
    JsonObject.Value value = object.values().get(name);
    List<JsonObject> objects = value == null ? List.of() : value.objects();
    if (objects.isEmpty() || objects.size() > lengthMax) {
      fault(name + " must be a list of 1 to " + lengthMax + " objects");
      return List.of();
    }
    List<Fields> list = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      list.add(new Fields(objects.get(i), name + "[" + i + "].", faults));
    }
    elements.addAll(list);
    return list;
  }

  /** True or false; false if it is not there. */
  public boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    JsonToken token = object.values().get(name).token();
    if (!token.isBoolean()) {
      fault(name + " must be true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Whether it stands there as null, which says the same as nothing but in a merge patch. */
  public boolean isNull(String name) {
    known.add(name);
    return object.names().contains(name) && !object.values().containsKey(name);
  }

  public boolean has(String name) {
    known.add(name);
    return object.values().containsKey(name);
  }

  /** A whole number that must be there. */
  public long whole(String name, long min, long max) {
    OptionalLong value = optionalWhole(name, min, max);
    if (!has(name)) {
      fault(name + " is missing; it must be a whole number from " + min + " to " + max);
    }
    return value.orElse(0);
  }

  public OptionalLong optionalWhole(String name, long min, long max) {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    OptionalLong number = WholeNumber.of(object.values().get(name));
    if (number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max) {
      return number;
    }
    fault(name + " must be a whole number from " + min + " to " + max);
    return OptionalLong.of(0);
  }

  /** An id that must be there. */
  public String id(String name) {
    String text = text(name);
    if (!IdGrammar.mayBeChosen(text)) {
      fault(name + " must be " + IdGrammar.IN_WORDS);
    }
    return text;
  }

  /** An id if one is there. */
  public Optional<String> optionalId(String name) {
    return has(name) ? Optional.of(id(name)) : Optional.empty();
  }

  /** One of `words`, which must be there. */
  public String word(String name, List<String> words) {
    String text = text(name);
    if (!words.contains(text)) {
      fault(name + " must be one of " + String.join(", ", words));
    }
    return text;
  }

  /** The same if it is there. */
  public Optional<String> optionalWord(String name, List<String> words) {
    return has(name) ? Optional.of(word(name, words)) : Optional.empty();
  }

  /** Text for people: one line, without control characters. */
  public Optional<String> line(String name, int lengthMax) {
    if (!has(name)) {
      return Optional.empty();
    }
    String text = text(name);
    boolean clean = text.codePoints().noneMatch(Fields::isUnprintable);
    if (text.isBlank() || text.length() > lengthMax || !clean) {
      fault(name + " must be one line of text with 1 to " + lengthMax + " characters");
    }
    return Optional.of(text);
  }

  public void fault(String fault) {
    faults.add(place + fault);
  }

  /**
   * To be called when all members have been read.
   *
   * @throws ProblemException 422 with all faults, unknown and repeated members among them
   */
  public void check() {
    addUnknown();
    elements.forEach(Fields::addUnknown);
    if (!faults.isEmpty()) {
      throw new ProblemException(Problems.invalid(List.copyOf(faults)));
    }
  }

  private void addUnknown() {
    object.repeated().stream()
        .limit(NAMES_REPORTED_MAX)
        .forEach(name -> fault(shortened(name) + " stands there more than once"));
    object.names().stream()
        .filter(name -> !known.contains(name))
        .limit(NAMES_REPORTED_MAX)
        .forEach(name -> fault(shortened(name) + " is not a field of this request"));
  }

  /** The text of a string; anything else reads as empty, which no field may be. */
  private String text(String name) {
    known.add(name);
    JsonObject.Value value = object.values().get(name);
    return value != null && value.token() == JsonToken.VALUE_STRING ? value.text() : "";
  }

  /** Control characters, and halves of a surrogate pair, which UTF-8 cannot hold. */
  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static String shortened(String name) {
    return name.length() <= NAME_LENGTH_MAX ? name : name.substring(0, NAME_LENGTH_MAX) + "…";
  }
}
