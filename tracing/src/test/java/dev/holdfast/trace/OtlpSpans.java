package dev.holdfast.trace;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads OTLP's export of spans, by the numbers of its fields.
 *
 * @see <a
 *     href="https://github.com/open-telemetry/opentelemetry-proto/blob/v1.3.2/opentelemetry/proto/trace/v1/trace.proto">trace.proto</a>
 */
final class OtlpSpans {
  private static final long ERROR = 2;

  private OtlpSpans() {}

  static List<CollectedSpan> read(byte[] export) throws InvalidProtocolBufferException {
    List<CollectedSpan> spans = new ArrayList<>();
    for (UnknownFieldSet resourceSpans : parts(UnknownFieldSet.parseFrom(export), 1)) {
      String service = "";
      for (UnknownFieldSet resource : parts(resourceSpans, 1)) {
        service = attributes(resource, 1).getOrDefault("service.name", "");
      }
      for (UnknownFieldSet scopeSpans : parts(resourceSpans, 2)) {
        for (UnknownFieldSet span : parts(scopeSpans, 2)) {
          spans.add(span(service, span));
        }
      }
    }
    return spans;
  }

  private static CollectedSpan span(String service, UnknownFieldSet span)
      throws InvalidProtocolBufferException {
    List<String> links = new ArrayList<>();
    for (UnknownFieldSet link : parts(span, 13)) {
      links.add(hex(link, 2));
    }
    boolean isFailed = false;
    for (UnknownFieldSet status : parts(span, 15)) {
      isFailed = number(status.getField(3).getVarintList()) == ERROR;
    }
    return new CollectedSpan(
        service,
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        text(span, 5),
        (int) number(span.getField(6).getVarintList()),
        number(span.getField(7).getFixed64List()),
        number(span.getField(8).getFixed64List()),
        attributes(span, 9),
        links,
        isFailed);
  }

  private static Map<String, String> attributes(UnknownFieldSet of, int field)
      throws InvalidProtocolBufferException {
    Map<String, String> attributes = new TreeMap<>();
    for (UnknownFieldSet attribute : parts(of, field)) {
      for (UnknownFieldSet value : parts(attribute, 2)) {
        boolean isText = value.hasField(1);
        attributes.put(
            text(attribute, 1),
            isText ? text(value, 1) : Long.toString(number(value.getField(3).getVarintList())));
      }
    }
    return attributes;
  }

  private static List<UnknownFieldSet> parts(UnknownFieldSet of, int field)
      throws InvalidProtocolBufferException {
    List<UnknownFieldSet> parts = new ArrayList<>();
    for (ByteString bytes : of.getField(field).getLengthDelimitedList()) {
      parts.add(UnknownFieldSet.parseFrom(bytes));
    }
    return parts;
  }

  private static long number(List<Long> values) {
    return values.isEmpty() ? 0 : values.get(0);
  }

  private static String text(UnknownFieldSet of, int field) {
    return bytes(of, field).toStringUtf8();
  }

  private static String hex(UnknownFieldSet of, int field) {
    return HexFormat.of().formatHex(bytes(of, field).toByteArray());
  }

  private static ByteString bytes(UnknownFieldSet of, int field) {
    List<ByteString> values = of.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? ByteString.EMPTY : values.get(0);
  }
}
