package dev.holdfast.gateway.command;

import static dev.holdfast.domain.Policies.DEFAULT;

import dev.holdfast.domain.Policies;
import dev.holdfast.gateway.http.Fields;
import dev.holdfast.gateway.http.Ids;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.CommandKind;
import dev.holdfast.schema.Policy;
import io.javalin.http.Context;

/** `PUT /items/{item}/policy`: the whole policy; a field left out takes its default. */
final class PolicyDraft {
  private PolicyDraft() {}

  static Draft of(Context ctx) {
    String item = Ids.item(ctx);
    Fields fields = Fields.of(ctx);
    Policy policy =
        Policy.newBuilder()
            .setSafetyStock(stock(fields, "safetyStock", DEFAULT.getSafetyStock()))
            .setBackorderLimit(stock(fields, "backorderLimit", DEFAULT.getBackorderLimit()))
            .setHoldSeconds(seconds(fields, "holdSeconds", DEFAULT.getHoldSeconds()))
            .setHoldSecondsMax(seconds(fields, "holdSecondsMax", DEFAULT.getHoldSecondsMax()))
            .setQuantityMax(
                units(fields, "quantityMax", Policies.QUANTITY_MAX, DEFAULT.getQuantityMax()))
            .setLowStockThreshold(
                stock(fields, "lowStockThreshold", DEFAULT.getLowStockThreshold()))
            .setHighStockThreshold(
                stock(fields, "highStockThreshold", DEFAULT.getHighStockThreshold()))
            .build();
    fields.check();
    Command.Builder content = Command.newBuilder().setKind(CommandKind.policy).setPolicy(policy);
    return CommandBody.check(fields, item, content);
  }

  private static long stock(Fields fields, String name, long byDefault) {
    return units(fields, name, Policies.STOCK_MAX, byDefault);
  }

  private static long units(Fields fields, String name, long max, long byDefault) {
    return fields.optionalWhole(name, 0, max).orElse(byDefault);
  }

  private static int seconds(Fields fields, String name, int byDefault) {
    return (int) fields.optionalWhole(name, 1, Policies.HOLD_SECONDS_MAX).orElse(byDefault);
  }
}
