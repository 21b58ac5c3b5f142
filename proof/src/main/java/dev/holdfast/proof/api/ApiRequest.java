package dev.holdfast.proof.api;

/** A request to Holdfast's API. */
public interface ApiRequest {
  /** The HTTP method. */
  String method();

  /** From the first slash on, the query included; encoded. */
  String path();

  /** JSON; empty if there is none. */
  String body();

  /** The id that a command is asked for by; empty if there is none. */
  default String idempotencyKey() {
    return "";
  }

  /** How long an outcome is waited for; 0 for not at all. */
  default int waitSeconds() {
    return 0;
  }

  /** The path of a reservation, of ids that need no encoding. */
  static String reservationPath(String item, String reservation) {
    return "/items/" + item + "/reservations/" + reservation;
  }
}
