package dev.holdfast.gateway.command;

import static dev.holdfast.schema.CommandKind.adjusted;
import static dev.holdfast.schema.CommandKind.counted;
import static dev.holdfast.schema.CommandKind.received;

import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.QueryNumbers;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** `POST /items/{item}/stock`: what warehouses tell of. */
final class StockDraft {
  private static final List<String> KINDS = List.of("received", "adjusted", "counted", "returned");
  private static final Set<CommandKind> CREATE_ITEMS = EnumSet.of(received, counted);
  private static final int REASON_LENGTH_MAX = 200;
  private static final long MAX = Policies.QUANTITY_MAX;

  private StockDraft() {}

  static Draft of(Context ctx) {
    String item = Ids.item(ctx);
    Fields fields = Fields.of(ctx);
    String word = fields.word("kind", KINDS);
    // Of a kind that does not exist nothing else can be told.
    CommandKind kind = KINDS.contains(word) ? CommandKind.valueOf(word) : received;
    Command.Builder content =
        Command.newBuilder()
            .setKind(kind)
            .setQuantity(quantity(fields, kind))
            .setReason(fields.line("reason", REASON_LENGTH_MAX).orElse(null));
    if (kind == adjusted && !fields.has("reason")) {
      fields.fault("reason is missing; an adjustment must say why");
    }
    addCount(fields, kind, content);
    fields.check();
    return new Draft(item, content, CREATE_ITEMS.contains(kind));
  }

  private static long quantity(Fields fields, CommandKind kind) {
    if (kind == adjusted) {
      long difference = fields.whole("quantity", -MAX, MAX);
      if (difference == 0 && fields.has("quantity")) {
        fields.fault("quantity must not be 0");
      }
      return difference;
    }
    return fields.whole("quantity", kind == counted ? 0 : 1, MAX);
  }

  private static void addCount(Fields fields, CommandKind kind, Command.Builder content) {
    OptionalLong countedAtSeq = fields.optionalWhole("countedAtSeq", 0, QueryNumbers.MAX);
    OptionalLong unshipped = fields.optionalWhole("includesUnshipped", 0, MAX);
    if (kind != counted && (countedAtSeq.isPresent() || unshipped.isPresent())) {
      fields.fault("countedAtSeq and includesUnshipped are for kind counted only");
    }
    if (kind == counted && unshipped.orElse(0) > content.getQuantity()) {
      fields.fault("includesUnshipped must not exceed quantity, which includes it");
    }
    countedAtSeq.ifPresent(content::setCountedAtSeq);
    unshipped.ifPresent(content::setIncludesUnshipped);
  }
}
