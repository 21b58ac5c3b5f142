package dev.holdfast.job.world;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.job.stores.Receivers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Receivers that take what comes, but for those that are away or silent. */
public final class ScriptedReceivers implements Receivers {
  /** Every try, as "endpoint id". */
  public final List<String> posts = new ArrayList<>();

  /** What was taken, likewise. */
  public final List<String> taken = new ArrayList<>();

  private final Map<String, Boolean> awayOrSilent = new HashMap<>();
  private final List<Runnable> silent = new ArrayList<>();

  public void away(String endpoint) {
    awayOrSilent.put(endpoint, true);
  }

  /** It answers nothing until it speaks. */
  public void silent(String endpoint) {
    awayOrSilent.put(endpoint, false);
  }

  public void back(String endpoint) {
    awayOrSilent.remove(endpoint);
  }

  /** All that wait are answered. */
  public void speak() {
    silent.forEach(Runnable::run);
    silent.clear();
  }

  /** Who asked is gone: what was silent took nothing. */
  public void hangUp() {
    silent.clear();
  }

  @Override
  public CompletionStage<Void> post(
      WebhookEndpoint endpoint, String id, String body, String traceparent) {
    String what = endpoint.name() + " " + id;
    posts.add(what);
    Boolean isAway = awayOrSilent.get(endpoint.name());
    if (isAway == null) {
      taken.add(what);
      return CompletableFuture.completedFuture(null);
    }
    if (isAway) {
      return CompletableFuture.failedFuture(new IllegalStateException("nobody is there"));
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    silent.add(
        () -> {
          taken.add(what);
          answer.complete(null);
        });
    return answer;
  }

  @Override
  public void close() {}
}
