package dev.holdfast.gateway.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON object, as text: numbers stay digits until their range is known. Its members may be lists
 * of flat objects; no request has more within another.
 *
 * @param values those that are not null
 * @param names all names, those of nulls among them
 * @param repeated names that stand there twice
 */
record JsonObject(Map<String, Value> values, Set<String> names, Set<String> repeated) {
  /**
   * A value with what it was in JSON; of objects, and of lists within lists, nothing is kept.
   *
   * @param objects the elements of a list of objects; empty for every other list
   */
  record Value(JsonToken token, String text, List<JsonObject> objects) {}

  /**
   * @throws ProblemException 400 for what is not JSON, 422 for what is not an object
   */
  static JsonObject parse(byte[] bytes) {
    try (JsonParser parser = Json.FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        throw new ProblemException(Problems.invalid(List.of("the body must be a JSON object")));
      }
      JsonObject object = members(parser, true);
      if (parser.nextToken() != null) {
        throw notJson("something follows after the object");
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw notJson("it is nested too deeply, or a part of it is too long");
    } catch (IOException e) {
      throw notJson("it breaks off or is misspelt");
    }
  }

  private static JsonObject members(JsonParser parser, boolean outermost) throws IOException {
    JsonObject object = new JsonObject(new LinkedHashMap<>(), new TreeSet<>(), new TreeSet<>());
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (!object.names.add(name)) {
        object.repeated.add(name);
      }
      if (outermost && token == JsonToken.START_ARRAY) {
        object.values.put(name, new Value(token, "", elements(parser)));
      } else if (token.isStructStart()) {
        parser.skipChildren();
        object.values.put(name, new Value(token, "", List.of()));
      } else if (token != JsonToken.VALUE_NULL) {
        object.values.put(name, new Value(token, parser.getText(), List.of()));
      }
    }
    return object;
  }

  private static List<JsonObject> elements(JsonParser parser) throws IOException {
    List<JsonObject> elements = new ArrayList<>();
    boolean onlyObjects = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        elements.add(members(parser, false));
      } else {
        parser.skipChildren();
        onlyObjects = false;
      }
    }
    return onlyObjects ? elements : List.of();
  }

  private static ProblemException notJson(String why) {
    return new ProblemException(
        new Problem(ProblemType.NOT_JSON, "The body cannot be read: " + why + "."));
  }
}
