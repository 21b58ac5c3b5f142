package dev.holdfast.gateway.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem there is: what its answers say, and what its page at `/problems/…` says.
 * Answers are made of these and nothing else, so none is without a page.
 */
public enum ProblemType {
  INVALID(
      422,
      "The request does not say what it must",
      "Fields, parameters or headers are missing, unknown or out of range; `faults` names each.",
      "Correct them and send the request again. Nothing was done."),
  ID_REUSED(
      422,
      "This id stands for something else already",
      "A reservation id or an Idempotency-Key was used before with other content.",
      "Use a new id for what is new, and the old id only to repeat exactly the same request."),
  NOT_JSON(
      400,
      "The body is not JSON",
      "The body breaks off, is misspelt, or is sent as another content type (415).",
      "Send a JSON object with the header Content-Type: application/json."),
  NOT_LINES(
      415,
      "The body is not of lines",
      "Stock changes come as lines, as JSON objects or as CSV; this body has another content type.",
      "Send it as application/x-ndjson, or with a header as text/csv. Nothing was done."),
  ENCODED_BODY(
      415,
      "The body is encoded",
      "The body has a Content-Encoding such as gzip, which is not read here.",
      "Send it as it is, without Content-Encoding; no request is long enough to need one."),
  TOO_LONG(
      413,
      "The body is too long",
      "No request needs more than 64 KiB.",
      "Split what it asks for into several requests."),
  TOO_SLOW(
      408,
      "The body came too slowly",
      "A body must be here within some seconds of its headers; this one was not.",
      "Send the request again with the same ids, over a better connection. Nothing was done."),
  BROKEN_OFF(
      400,
      "The request broke off",
      "The connection ended before the body did.",
      "Send the request again with the same ids. Nothing was done."),
  BAD_REQUEST(
      400,
      "The request is not understood",
      "The address or the headers are malformed or too long for HTTP as it is read here.",
      "Correct the client that writes them. Nothing was done."),
  UNKNOWN_ROUTE(
      404,
      "There is nothing at this address",
      "No route has this path.",
      "Compare the path with those that /docs lists."),
  WRONG_METHOD(
      405,
      "This address has other methods",
      "There is such a path, but not with this method; the header Allow names those it has.",
      "Use one of them."),
  WRONG_HOST(
      403,
      "This gateway serves its own machine only",
      "It does not check who calls, so it answers only to localhost, 127.0.0.1 and [::1]; the"
          + " request was sent to another name, as a web page does that would reach in from"
          + " outside.",
      "Call it by one of these names. Nothing was done."),
  CROSS_ORIGIN(
      403,
      "Pages of other origins change nothing here",
      "A browser sent the request for a page that is not the gateway's own, be it one of another "
          + "port of this machine. Callers are not checked here, so it may not change anything.",
      "Send changes from a server, or name the page's origin in HOLDFAST_CORS_ORIGINS. Nothing was "
          + "done."),
  UNAUTHENTICATED(
      401,
      "It is not known who calls",
      "The request carries no API key or token, or one that is not valid here: unknown, revoked, "
          + "expired, or made for somebody else.",
      "Send a valid one as Authorization: Bearer. Nothing was done."),
  FORBIDDEN(
      403,
      "This caller may not do this",
      "The route is for other roles, or the caller's token is bound to other carts.",
      "Use a key or token that has the role, or is bound to this cart. Nothing was done."),
  TOO_MANY_REQUESTS(
      429,
      "This caller asks too often",
      "Each caller may send so many requests a second; the header RateLimit says how many are"
          + " left.",
      "Send the same request with the same id again after Retry-After. Nothing was done."),
  UNKNOWN_ITEM(
      404,
      "There is no such item",
      "The item has no events.",
      "Check its id, or receive stock for it first: POST /items/{item}/stock."),
  UNKNOWN_RESERVATION(
      404,
      "There is no such reservation",
      "The item never had a reservation of this id, or had it longer ago than records are kept.",
      "Check both ids; place it if it is still wanted."),
  UNKNOWN_CART(
      404,
      "No hold of this cart is known",
      "The cart has no open hold, or only ones that were placed a moment ago and do not show yet.",
      "Name the holds that are meant: `lines`, each with `item` and `reservation`."),
  UNKNOWN_LETTER(
      404,
      "There is no such dead letter",
      "The index of dead letters has none of this id; it keeps them for 30 days.",
      "Compare the id with those of GET /dead-letters. Older ones lie in the job's files."),
  LETTER_STAYS(
      409,
      "This dead letter cannot be put back",
      "It is no command, cannot be read here either, or is too long for the index; `detail` says"
          + " which.",
      "Upgrade the job and this gateway to versions that can read it, and put it back then."),
  SOLD_OUT(
      409,
      "There is not enough left",
      "Fewer units are available than were asked for; `available` says how many. If holds are what"
          + " is in the way, `holdsEndAt` says when the first of them ends that is known.",
      "Ask for fewer, or try again later: holds that run out make room. The same id may try"
          + " again."),
  RESERVATION_ENDED(
      409,
      "The reservation has ended",
      "It is confirmed, released or expired; `reservation` says which. Only an open hold has a"
          + " quantity that can be changed.",
      "Place what is still wanted under a new reservation id."),
  ATTEMPT_OVER(
      409,
      "An earlier try of this request has ended",
      "Holds of it were released or have expired, so it cannot be completed.",
      "Use a new reservation id for a new try."),
  IN_COLD_STORAGE(
      410,
      "These events have left the log",
      "Events so old are in cold storage only.",
      "Read them there, or begin with a later seq."),
  NO_LIST(
      501,
      "This gateway lists no items",
      "It keeps all items in memory to list and search them, and there are more than it may keep"
          + " (HOLDFAST_SHELF_ITEMS).",
      "Ask for items by their ids, which goes on working. Whoever runs it: raise the setting, and"
          + " the memory with it; or search in a search engine that follows the read model."),
  UNAVAILABLE(
      503,
      "This cannot be done right now",
      "A store did not answer in time, or too much is under way. `detail` says whether anything "
          + "may have been done.",
      "Send the same request with the same id again after Retry-After; that is always safe."),
  NOT_READY(
      503,
      "This gateway cannot take holds now",
      "A store does not answer it, or its clock is wrong; `faults` says which.",
      "Send requests to another gateway meanwhile."),
  CLOCK_OFF(
      503,
      "The clock of this gateway is wrong",
      "The clock here differs from the log's by more than 2 seconds, or has not been compared with "
          + "it yet. A hold would end at a wrong time, so none is placed.",
      "Send the request to another gateway, or again after Retry-After. Whoever runs it: set the "
          + "clock right; nothing need be restarted."),
  UNREADABLE_ROW(
      500,
      "The log of this item cannot be read here",
      "A commit of the item was written by a newer version than this gateway, or its row was "
          + "damaged; `detail` says which. All other items go on.",
      "Do not send it again now: it would be answered the same. Whoever runs it: upgrade this "
          + "gateway or mend the row. The same request with the same ids is safe then."),
  FAULT(
      500,
      "Something is broken here",
      "This is not the caller's fault; it is logged.",
      "Tell whoever runs this service. Repeat the request with the same ids only.");

  private final int status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ProblemType(int status, String title, String meaning, String remedy) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The type of this name, as `/problems/…` has it. */
  public static Optional<ProblemType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.word().equals(name)).findFirst();
  }

  /** The last part of its address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What `type` says, which is also where its page is. */
  public String address() {
    return "/problems/" + word();
  }

  /** The status that its answers have unless they say otherwise. */
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** When it is answered. */
  public String meaning() {
    return meaning;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
