package dev.holdfast.proof.replay.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param status the HTTP status, below 500 and not 429
 * @param body the JSON; a missing node if there was none
 * @param nanos how long this try took
 * @param triesBefore tries that went without an answer before this one
 */
record Reply(int status, JsonNode body, long nanos, int triesBefore) {

  /** The answer in words, short enough for a list. */
  String inWords() {
    String text = body.toString();
    return status + " " + text.substring(0, Math.min(text.length(), 200));
  }
}
