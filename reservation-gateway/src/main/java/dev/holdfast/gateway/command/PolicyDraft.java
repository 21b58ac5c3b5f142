package dev.holdfast.gateway.command;

import dev.holdfast.domain.Policies;
import dev.holdfast.domain.PolicyFields;
import dev.holdfast.domain.ShopPolicies;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.gateway.http.RequestTrace;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Policy;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a request makes an item's own in its policy. */
final class PolicyDraft {
  private static final List<String> TIMES = List.of("holdSeconds", "holdSecondsMax");

  private PolicyDraft() {}

  /** All of it. */
  static Draft whole(Context ctx, ShopPolicies shop) {
    String item = Ids.item(ctx);
    Fields fields = Fields.of(ctx);
    Policy own = own(fields, shop);
    fields.check();
    Policy kept = PolicyFields.kept(own);
    boolean isLonger = PolicyFields.contradicts(shop.defaultsOf(item), own, List.of());
    if (isLonger && Policies.faults(kept).isEmpty()) {
      fields.fault("holdSeconds must not exceed holdSecondsMax, also where one is the shop's");
    }
    return CommandBody.check(fields, item, content(ctx, kept));
  }

  /** Single fields; null for one that shall be the item's own no longer. */
  static Draft change(Context ctx, ShopPolicies shop) {
    String item = Ids.item(ctx);
    Fields fields = Fields.of(ctx);
    Policy own = own(fields, shop);
    List<String> reset = PolicyFields.NAMES.stream().filter(fields::isNull).toList();
    fields.check();
    Command.Builder content = content(ctx, PolicyFields.kept(own)).setResetFields(reset);
    return CommandBody.check(fields, item, content);
  }

  private static Command.Builder content(Context ctx, Policy policy) {
    return Command.newBuilder()
        .setKind(CommandKind.policy)
        .setPolicy(policy)
        .setTraceparent(RequestTrace.recorded(ctx));
  }

  private static Policy own(Fields fields, ShopPolicies shop) {
    Map<String, Long> own = new HashMap<>();
    for (String name : PolicyFields.NAMES) {
      fields
          .optionalWhole(name, PolicyFields.least(name), PolicyFields.most(name))
          .ifPresent(number -> own.put(name, number));
    }
    for (String name : TIMES) {
      if (own.getOrDefault(name, 0L) > shop.longestHold()) {
        fields.fault(
            name
                + (" must not exceed " + shop.longestHold())
                + ": every hold must end a day before its rows may leave the log");
      }
    }
    return PolicyFields.policy(own);
  }
}
