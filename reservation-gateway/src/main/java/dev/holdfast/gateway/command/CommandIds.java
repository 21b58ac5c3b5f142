package dev.holdfast.gateway.command;

import dev.holdfast.domain.Confirmations;
import dev.holdfast.domain.DerivedIds;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.ProblemException;
import dev.holdfast.gateway.http.Problems;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Ids of commands: the caller's `Idempotency-Key`, or one made here. */
public final class CommandIds {
  private static final String HEADER = "Idempotency-Key";

  /** How ids begin that are made here or in the job; a caller's must not look like one of them. */
  private static final List<String> RESERVED =
      Stream.concat(DerivedIds.PREFIXES.stream(), Stream.of(Confirmations.PREFIX)).toList();

  /** Between a caller's key and what is added to it for each of several commands. */
  private static final String JOINT = ":";

  private CommandIds() {}

  /**
   * The caller's id, if there is one.
   *
   * @throws ProblemException 422 if it is no id, or is derived
   */
  public static Optional<String> given(Context ctx) {
    List<String> keys = Collections.list(ctx.req().getHeaders(HEADER));
    if (keys.size() > 1) {
      throw new ProblemException(Problems.invalid(List.of(HEADER + " must be there once")));
    }
    Optional<String> key = keys.stream().findFirst();
    key.ifPresent(
        id -> {
          Ids.checked(HEADER, id);
          fault(id)
              .ifPresent(
                  fault -> {
                    throw new ProblemException(Problems.invalid(List.of(HEADER + " " + fault)));
                  });
        });
    return key;
  }

  /**
   * Why a caller may not give this id to a command, nor to several, whose ids are {@link #partOf
   * made of it}; empty if he may.
   */
  public static Optional<String> fault(String id) {
    return RESERVED.stream().anyMatch((id + JOINT)::startsWith)
        ? Optional.of(
            "must not begin with " + String.join(" or ", RESERVED) + ", nor be one of these words")
        : Optional.empty();
  }

  /** The id of one of the commands that a caller gives one key to. */
  public static String partOf(String key, String part) {
    return key + JOINT + part;
  }

  /**
   * The caller's id for a command about a hold, which must be there if it is about a part of it.
   *
   * @throws ProblemException 422 if it is missing then, or is none
   */
  static Optional<String> of(Draft draft, Context ctx) {
    return draft.isPart() ? required(ctx) : given(ctx);
  }

  /**
   * The caller's id where one is needed: what changes stock, or a part of a hold, must not count
   * twice because it is sent twice.
   *
   * @throws ProblemException 422 if it is missing as well
   */
  static Optional<String> required(Context ctx) {
    Optional<String> key = given(ctx);
    if (key.isEmpty()) {
      throw new ProblemException(
          Problems.invalid(
              List.of(HEADER + " is missing; it names the command, so that it counts only once")));
    }
    return key;
  }

  /**
   * A new id: UUID version 7, within an id that carries the reservation if it is for a confirm.
   *
   * @param at epoch milliseconds
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562</a>
   */
  static String make(Command.Builder content, long at) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = at << 16 | 0x7000L | random.nextInt(0x1000);
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    UUID unique = new UUID(high, low);
    return content.getKind() == CommandKind.confirm
        ? Confirmations.id(unique, content.getReservation())
        : unique.toString();
  }
}
