package dev.holdfast.gateway.shelf;

import dev.holdfast.domain.IdGrammar;
import dev.holdfast.domain.StockStatus;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.schema.Availability;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which items somebody wants to see.
 *
 * @param words in small letters; an item's id must have all of them in it, in any case
 * @param prefix what its id must begin with
 * @param statuses of which its own must be one; empty for any
 * @param onlyShort whether it must have a shortfall
 * @param items of which it must be one; empty for any
 */
public record ItemFilter(
    List<String> words, String prefix, Set<String> statuses, boolean onlyShort, Set<String> items) {
  private static final int TEXT_MAX = 128;
  private static final int ITEMS_MAX = 100;
  private static final Set<String> STATUSES =
      Arrays.stream(StockStatus.values()).map(StockStatus::word).collect(Collectors.toSet());

  /**
   * As the parameters `q`, `prefix`, `status`, `shortfall` and `item` say.
   *
   * @param query is told all that is wrong with them
   */
  public static ItemFilter of(Query query) {
    String text = query.text("q", TEXT_MAX).orElse("").toLowerCase(Locale.ROOT).strip();
    String prefix = query.text("prefix", TEXT_MAX).orElse("");
    Set<String> statuses = new HashSet<>(query.all("status"));
    if (!STATUSES.containsAll(statuses)) {
      query.fault("status must be in-stock, low-stock or sold-out");
    }
    Set<String> items = new HashSet<>(query.all("item"));
    if (items.size() > ITEMS_MAX) {
      query.fault("item must be given " + ITEMS_MAX + " times at most");
    }
    if (!items.stream().allMatch(IdGrammar::mayBeChosen)) {
      query.fault("item must be " + IdGrammar.IN_WORDS);
    }
    List<String> words = text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
    return new ItemFilter(words, prefix, statuses, query.flag("shortfall"), items);
  }

  public boolean matches(ShelfRow shelved) {
    Availability row = shelved.row();
    return matchesStatus(row.getStatus(), ShelfRow.isShort(row)) && matchesItem(shelved);
  }

  /**
   * Whether the item is to be seen, or was until its last turn: who shows those that are sold out
   * must hear that one is no more.
   */
  public boolean matchedBefore(ShelfRow row) {
    return row.turned() != null
        && matchesStatus(row.turned().status(), row.turned().wasShort())
        && matchesItem(row);
  }

  /** Whether the item is to be seen, however its stock is. */
  public boolean matchesItem(ShelfRow shelved) {
    String item = shelved.row().getItem();
    if (!item.startsWith(prefix) || (!items.isEmpty() && !items.contains(item))) {
      return false;
    }
    for (String word : words) {
      if (!shelved.smallItem().contains(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesStatus(String status, boolean isShort) {
    return (statuses.isEmpty() || statuses.contains(status)) && (isShort || !onlyShort);
  }
}
