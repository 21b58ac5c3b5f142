package dev.holdfast.gateway.read;

import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Problem;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.ProblemType;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.gateway.http.Query;
import dev.holdfast.gateway.retry.UnderWay;
import dev.holdfast.gateway.shelf.ItemFilter;
import dev.holdfast.gateway.shelf.Shelf;
import dev.holdfast.gateway.shelf.ShelfPage;
import dev.holdfast.gateway.shelf.ShelfPage.Wanted;
import dev.holdfast.gateway.shelf.Sort;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * `GET /items?q=&status=&prefix=&shortfall=&sort=&after=&limit=`: a page of all items, from the
 * shelf. Walks over it share few threads, so that no number of them takes the processor from holds.
 */
public final class ListItems {
  private static final int LIMIT = 50;
  private static final int LIMIT_MAX = 200;

  /** A number and an id. */
  private static final int AFTER_MAX = 160;

  /** Walks that wait, or are under way: of 100,000 items, a second or so of them. */
  private static final int WALKS_MAX = 100;

  private final Shelf shelf;
  private final Executor walkers;
  private final UnderWay walks = new UnderWay(WALKS_MAX);

  /**
   * @param walkers on which the shelf is walked over
   */
  public ListItems(Shelf shelf, Executor walkers) {
    this.shelf = shelf;
    this.walkers = walkers;
  }

  CompletionStage<Answer> handle(Context ctx) {
    Wanted wanted = wanted(ctx);
    requireComplete(shelf);
    return walks.admit(
        () ->
            CompletableFuture.supplyAsync(() -> ShelfPage.read(shelf, wanted), walkers)
                .thenApply(this::answer));
  }

  /**
   * @throws ProblemException if the shelf cannot be read, with why
   */
  public static void requireComplete(Shelf shelf) {
    switch (shelf.state()) {
      case LOADING ->
          throw new ProblemException(
              Problems.unavailable(
                  "This gateway has begun lately and is reading all items; it has "
                      + shelf.size()
                      + " of them. Ask again."));
      case OVERFULL ->
          throw new ProblemException(
              new Problem(
                  ProblemType.NO_LIST,
                  "There are more items than this gateway keeps in memory. Ask for items by their"
                      + " ids, or have HOLDFAST_SHELF_ITEMS raised."));
      case COMPLETE -> {}
    }
  }

  private static Wanted wanted(Context ctx) {
    Query query = Query.of(ctx);
    ItemFilter filter = ItemFilter.of(query);
    int limit = (int) query.whole("limit", LIMIT, 1, LIMIT_MAX);
    Optional<Sort> sort = Sort.named(query.word("sort").orElse(Sort.ITEM.word()));
    if (sort.isEmpty()) {
      query.fault("sort must be item or available");
    }
    Optional<String> after = query.text("after", AFTER_MAX);
    Optional<Sort.Place> place = sort.flatMap(by -> after.flatMap(by::place));
    if (sort.isPresent() && after.isPresent() && place.isEmpty()) {
      query.fault("after must be a next of this sort");
    }
    query.check();
    return new Wanted(filter, sort.orElseThrow(), place, limit);
  }

  private Answer answer(ShelfPage page) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", page.rows().stream().map(AvailabilityJson::of).toList());
    page.next().ifPresent(next -> body.put("next", next));
    body.put("matching", page.matching());
    body.put("asOf", shelf.asOf());
    return Answer.json(200, body);
  }
}
