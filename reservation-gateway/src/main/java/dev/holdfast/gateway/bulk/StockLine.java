package dev.holdfast.gateway.bulk;

import dev.holdfast.domain.IdGrammar;
import dev.holdfast.gateway.command.CommandIds;
import dev.holdfast.gateway.command.Draft;
import dev.holdfast.gateway.command.StockDraft;
import dev.holdfast.gateway.http.Fields;
import java.util.Optional;

/**
 * A line of an upload as it was understood.
 *
 * @param number of the line in the body, from 1
 * @param id of its command
 */
record StockLine(int number, String id, Draft draft) {
  /** So that a colon and any line's number fit behind it. */
  static final int KEY_LENGTH_MAX = IdGrammar.LENGTH_MAX - 1 - 9;

  /**
   * @param uploadKey what ids derive from of lines without a key: the same line of the same file is
   *     the same command, however often it is sent
   * @throws dev.holdfast.gateway.http.ProblemException 422 with all faults
   */
  static StockLine of(int number, Fields fields, Optional<String> uploadKey) {
    String item = fields.id("item");
    Optional<String> key = fields.optionalId("key");
    key.flatMap(CommandIds::fault).ifPresent(fault -> fields.fault("key " + fault));
    if (key.isEmpty() && uploadKey.isEmpty()) {
      fields.fault("key is missing, and the upload has no Idempotency-Key to make one from");
    }
    String id =
        key.orElseGet(() -> CommandIds.partOf(uploadKey.orElse(""), Integer.toString(number)));
    return new StockLine(number, id, StockDraft.of(item, fields));
  }
}
