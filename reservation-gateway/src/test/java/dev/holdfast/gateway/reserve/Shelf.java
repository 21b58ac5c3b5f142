package dev.holdfast.gateway.reserve;

import java.util.HashMap;
import java.util.Map;

/**
 * What two gateways and the job must look like from outside: one shelf, one ledger, and callers who
 * come one at a time. Its words are those of {@link TwoGateways}.
 */
public class Shelf {
  private final Map<Integer, Integer> quantities = new HashMap<>();
  private final Map<Integer, Integer> held = new HashMap<>();
  private final Map<Integer, Boolean> open = new HashMap<>();
  private int available = TwoGateways.FIRST_AVAILABLE;

  public Shelf() {
    place(TwoGateways.EARLIER_ID, TwoGateways.EARLIER_QUANTITY);
  }

  public String reserveAtOne(int id, int quantity) {
    return reserve(id, quantity);
  }

  public String reserveAtOther(int id, int quantity) {
    return reserve(id, quantity);
  }

  public String changeAtOne(int id, int quantity) {
    return change(id, quantity);
  }

  public String changeAtOther(int id, int quantity) {
    return change(id, quantity);
  }

  public String release(int id) {
    if (!open.getOrDefault(id, false)) {
      return "nothing open";
    }
    available += held.get(id);
    open.put(id, false);
    return "released";
  }

  public String receive() {
    available++;
    return "received";
  }

  private String reserve(int id, int quantity) {
    if (quantities.containsKey(id)) {
      boolean same = quantities.get(id) == quantity;
      return same ? "repeated, " + held.get(id) + status(id) : "id reused";
    }
    if (quantity > available) {
      return "refused, " + available + " left";
    }
    available -= quantity;
    place(id, quantity);
    return "placed";
  }

  private String change(int id, int quantity) {
    if (!quantities.containsKey(id)) {
      return "unknown";
    }
    if (!open.get(id)) {
      return "ended, " + held.get(id) + status(id);
    }
    int more = quantity - held.get(id);
    if (more > available) {
      return "refused, " + available + " left";
    }
    available -= more;
    held.put(id, quantity);
    return more == 0 ? "unchanged" : "changed to " + quantity;
  }

  private String status(int id) {
    return open.get(id) ? " held" : " released";
  }

  private void place(int id, int quantity) {
    quantities.put(id, quantity);
    held.put(id, quantity);
    open.put(id, true);
  }
}
