package dev.holdfast.gateway.checkout;

import dev.holdfast.gateway.http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What became of each line of a cart, and how many of them came to what. */
final class CartOutcomes {
  private static final List<String> RESULTS = List.of("done", "rejected", "pending", "refused");
  private static final int TAKEN = 202;

  private CartOutcomes() {}

  /**
   * 200 if of each line it is said for good what became of it, 202 if of some it is not.
   *
   * @param answers what each line would have been answered alone
   */
  static Answer answer(String cart, List<CartLine> lines, List<Answer> answers, OptionalInt wait) {
    Map<String, Integer> sums = new TreeMap<>();
    List<Map<String, Object>> told = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Answer answer = answers.get(i);
      String result = result(answer);
      sums.merge(result, 1, Integer::sum);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("item", lines.get(i).item());
      line.put("reservation", lines.get(i).reservation());
      line.put("result", result);
      line.put("code", answer.status());
      line.put("answer", answer.body());
      told.add(line);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cart", cart);
    RESULTS.forEach(result -> body.put(result, sums.getOrDefault(result, 0)));
    body.put("lines", told);
    Answer all = Answer.json(sums.containsKey("pending") ? TAKEN : 200, body);
    return wait.isPresent() ? all.with("Preference-Applied", "wait=" + wait.getAsInt()) : all;
  }

  /** After a 5xx it is not known whether the command was taken, which is told as pending. */
  private static String result(Answer answer) {
    int status = answer.status();
    if (status == 200) {
      return String.valueOf(answer.body().get("result"));
    }
    return status == TAKEN || status >= 500 ? "pending" : "refused";
  }
}
