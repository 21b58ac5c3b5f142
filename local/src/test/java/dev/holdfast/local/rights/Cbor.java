package dev.holdfast.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Bodies as Kinesis itself has them, of those that an emulator has as JSON: bytes as they are, and
 * times as a tagged number of milliseconds.
 */
final class Cbor {
  static final String TYPE = "application/x-amz-cbor-1.1";
  static final String TYPE_OF_JSON = "application/x-amz-json-1.1";

  private static final int TIME_TAG = 1;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private Cbor() {}

  static byte[] toJson(byte[] cbor) throws IOException {
    return JSON.writeValueAsBytes(CBOR.readTree(cbor));
  }

  static byte[] ofJson(byte[] json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (json.length > 0) {
      try (CBORGenerator to = (CBORGenerator) CBOR.createGenerator(bytes)) {
        write("", JSON.readTree(json), to);
      }
    }
    return bytes.toByteArray();
  }

  private static void write(String name, JsonNode value, CBORGenerator to) throws IOException {
    if (value.isObject()) {
      to.writeStartObject();
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        to.writeFieldName(field.getKey());
        write(field.getKey(), field.getValue(), to);
      }
      to.writeEndObject();
    } else if (value.isArray()) {
      to.writeStartArray();
      for (JsonNode each : value) {
        write(name, each, to);
      }
      to.writeEndArray();
    } else if (name.equals("Data")) {
      to.writeBinary(value.binaryValue());
    } else if (name.endsWith("Timestamp")) {
      to.writeTag(TIME_TAG);
      to.writeNumber(Math.round(value.asDouble() * 1_000));
    } else {
      to.writeTree(value);
    }
  }
}
