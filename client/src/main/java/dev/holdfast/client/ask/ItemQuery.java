package dev.holdfast.client.ask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which items a list or a stream is of. */
public final class ItemQuery {
  private static final ItemQuery ALL = new ItemQuery(List.of());

  /** As they stand in the address, encoded. */
  private final List<String> parameters;

  private ItemQuery(List<String> parameters) {
    this.parameters = parameters;
  }

  /** All there are. */
  public static ItemQuery all() {
    return ALL;
  }

  /** Only these, up to 100. */
  public static ItemQuery of(List<String> items) {
    ItemQuery query = ALL;
    for (String item : items) {
      query = query.with("item", Ids.check("item", item));
    }
    return query;
  }

  /** Words, all of which must be in the item's id, in whatever case. */
  public ItemQuery words(String q) {
    return with("q", q);
  }

  /** What the item's id must begin with. */
  public ItemQuery prefix(String prefix) {
    return with("prefix", prefix);
  }

  /**
   * {@code in-stock}, {@code low-stock} or {@code sold-out}; of several, one must be the item's.
   */
  public ItemQuery status(String status) {
    return with("status", status);
  }

  /** Only items that have promised more than they have. */
  public ItemQuery shortfall() {
    return with("shortfall", "true");
  }

  /** Of a list: those first of which the fewest are available, instead of by id. */
  public ItemQuery fewestFirst() {
    return with("sort", "available");
  }

  /** Of a list: up to so many items a page, 1 to 200; 50 without. */
  public ItemQuery limit(int items) {
    return with("limit", Integer.toString(items));
  }

  /** Of a list: the page that the one before names as {@code next}. */
  public ItemQuery after(String next) {
    List<String> others =
        parameters.stream()
            .filter(parameter -> !parameter.startsWith("after="))
            .collect(Collectors.toUnmodifiableList());
    return new ItemQuery(others).with("after", next);
  }

  /** Of a stream: alerts of this type, and nothing else; of several, each of them. */
  public ItemQuery alert(String type) {
    return with("alert", type);
  }

  /** Of a stream: begins with all items as they are. */
  public ItemQuery snapshot() {
    return with("snapshot", "true");
  }

  private ItemQuery with(String name, String value) {
    String parameter = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new ItemQuery(
        Stream.concat(parameters.stream(), Stream.of(parameter))
            .collect(Collectors.toUnmodifiableList()));
  }

  /** The path with this query. */
  public String on(String path) {
    return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
  }
}
