package dev.holdfast.proof.replay.trace;

import static dev.holdfast.proof.replay.trace.ScriptDraft.QUANTITY_MAX;

import dev.holdfast.proof.replay.shop.Script;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * Online Retail: an invoice is a cart. {@code C…} invoices are returns; negative lines of other
 * invoices are adjustments, and their description says why. Equal codes on an invoice are one line.
 *
 * <p>Two spellings of a code that differ in case are one item: {@code 85123a} is what the shop's
 * other till wrote for {@code 85123A}, the same goods by the same description.
 */
final class OnlineRetailScript extends TraceScript {
  private static final String PATTERN = "uuuu-MM-dd HH:mm:ss";
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(PATTERN);

  private final Map<String, Invoice> invoices = new LinkedHashMap<>();

  OnlineRetailScript(TraceSettings settings) {
    super(settings);
  }

  /** Takes the line into its invoice. */
  @Override
  Optional<String> read(CSVRecord line) {
    String code = line.get("StockCode").trim().toUpperCase(Locale.ROOT);
    Optional<String> notStock = NotStock.reason(code);
    if (notStock.isPresent()) {
      return notStock;
    }
    int quantity;
    Instant at;
    try {
      quantity = Integer.parseInt(line.get("Quantity").trim());
      at = LocalDateTime.parse(line.get("InvoiceDate").trim(), DATE).toInstant(ZoneOffset.UTC);
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.of(MALFORMED);
    }
    String number = line.get("InvoiceNo").trim();
    return add(number, at, Ids.item(code), quantity, line.get("Description").trim());
  }

  private Optional<String> add(
      String number, Instant at, String item, int quantity, String description) {
    if (number.isEmpty() || quantity == 0 || Math.abs((long) quantity) > QUANTITY_MAX) {
      return Optional.of("impossible");
    }
    boolean creditNote = number.toUpperCase(Locale.ROOT).startsWith("C");
    if (creditNote && quantity > 0) {
      return Optional.of("impossible");
    }
    Invoice.Kind kind =
        creditNote
            ? Invoice.Kind.RETURN
            : quantity < 0 ? Invoice.Kind.ADJUSTMENT : Invoice.Kind.SALE;
    Invoice invoice = invoices.computeIfAbsent(kind + number, key -> new Invoice(kind, number, at));
    int before = invoice.quantity(item);
    if (Math.abs((long) before + quantity) > QUANTITY_MAX) {
      return Optional.of("impossible");
    }
    invoice.add(item, quantity, description);
    if (before != 0) {
      draft.merge();
    }
    draft.demand(item, Math.max(0, quantity));
    return Optional.empty();
  }

  @Override
  String timePattern() {
    return PATTERN;
  }

  @Override
  Script finish() {
    invoices.values().forEach(invoice -> draft.errand(invoice.errand(settings)));
    return draft.finish();
  }
}
