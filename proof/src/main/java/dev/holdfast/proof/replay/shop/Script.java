package dev.holdfast.proof.replay.shop;

import dev.holdfast.proof.replay.shop.ShopAction.ReceiveStock;
import java.util.List;
import java.util.Map;

/**
 * A trace as what the shop does.
 *
 * @param run the label that all ids of reservations, carts and commands begin with
 * @param lines data lines read
 * @param skipped lines without an action, counted by reason
 * @param merged lines that only repeated or enlarged another line of their cart
 * @param items ids of all items that get stock, in the order of their first line
 * @param opening deliveries to wait for before the errands begin; every item has at least one
 * @param errands in the order in which they begin
 */
public record Script(
    String run,
    int lines,
    Map<String, Integer> skipped,
    int merged,
    List<String> items,
    List<ReceiveStock> opening,
    List<Errand> errands) {}
