package dev.holdfast.proof.replay.trace;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shops whose traces can be replayed; a CSV header says which one a file is. */
enum TraceFormat {
  /** UCI Machine Learning Repository, "Online Retail": every invoice line of a gift shop. */
  ONLINE_RETAIL("InvoiceNo,StockCode,Description,Quantity,InvoiceDate") {
    @Override
    TraceScript script(TraceSettings settings) {
      return new OnlineRetailScript(settings);
    }
  },
  /** REES46, "eCommerce behavior data from multi category store": a clickstream. */
  REES46("event_time,event_type,product_id,user_session") {
    @Override
    TraceScript script(TraceSettings settings) {
      return new ClickstreamScript(settings);
    }
  };

  private final String columns;

  TraceFormat(String columns) {
    this.columns = columns;
  }

  abstract TraceScript script(TraceSettings settings);

  /** The format whose columns are all in the header. */
  static Optional<TraceFormat> of(Collection<String> header) {
    return Arrays.stream(values())
        .filter(format -> header.containsAll(List.of(format.columns.split(","))))
        .findFirst();
  }

  static String known() {
    return Arrays.stream(values())
        .map(format -> format + " (" + format.columns + ")")
        .collect(Collectors.joining(" or "));
  }
}
