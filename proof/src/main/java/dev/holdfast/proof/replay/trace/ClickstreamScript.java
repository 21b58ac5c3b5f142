package dev.holdfast.proof.replay.trace;

import dev.holdfast.proof.replay.shop.Errand;
import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.shop.ShopAction.ViewItem;
import dev.holdfast.proof.replay.shop.TimedAction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * REES46: every (session, product) is a cart line of one unit a time, read by {@link ClickedLine}.
 * Views are reads of the item's page, skipped unless asked for.
 */
final class ClickstreamScript extends TraceScript {
  private static final String PATTERN = "uuuu-MM-dd HH:mm:ss 'UTC'";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(PATTERN);

  private record Key(String session, String product) {}

  private final Map<Key, ClickedLine> lines = new LinkedHashMap<>();

  ClickstreamScript(TraceSettings settings) {
    super(settings);
  }

  /** Takes the line into its cart. */
  @Override
  Optional<String> read(CSVRecord line) {
    String session = line.get("user_session").trim();
    String product = line.get("product_id").trim();
    Instant at;
    try {
      at = LocalDateTime.parse(line.get("event_time").trim(), TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Optional.of(MALFORMED);
    }
    if (product.isEmpty()) {
      return Optional.of("no-code");
    }
    String type = line.get("event_type").trim();
    if (type.equals("view")) {
      return view(product, at);
    }
    if (session.isEmpty()) {
      return Optional.of("no-session");
    }
    ClickedLine clicked =
        lines.computeIfAbsent(
            new Key(session, product),
            key -> new ClickedLine(settings.ids(), session, product, draft));
    return switch (type) {
      case "cart" -> clicked.cart(at);
      case "purchase" -> clicked.purchase(at);
      case "remove_from_cart" -> clicked.remove(at);
      default -> Optional.of("unknown-event");
    };
  }

  private Optional<String> view(String product, Instant at) {
    if (!settings.views()) {
      return Optional.of("view");
    }
    draft.errand(new Errand(List.of(new TimedAction(at, new ViewItem(Ids.item(product))))));
    return Optional.empty();
  }

  @Override
  String timePattern() {
    return PATTERN;
  }

  @Override
  Script finish() {
    lines.values().forEach(line -> line.errand().ifPresent(draft::errand));
    return draft.finish();
  }
}
