package dev.holdfast.job.world;

import dev.holdfast.schema.Command;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** Writes commands with a schema that has one kind more, `recall`, which today's job lacks. */
public final class NewerGateway {
  private static final Schema SCHEMA = withRecall();

  private NewerGateway() {}

  public static byte[] recall(String item, String command) {
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("item", item);
    record.put("command", command);
    record.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "recall"));
    record.put("seq", 0L);
    record.put("at", 0L);
    try {
      ByteBuffer encoded = new BinaryMessageEncoder<>(GenericData.get(), SCHEMA).encode(record);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new AvroRuntimeException(e);
    }
  }

  /** The id of a command that was written with this schema, as a job that knows it can tell. */
  public static String commandId(byte[] bytes) throws IOException {
    return new BinaryMessageDecoder<GenericRecord>(GenericData.get(), SCHEMA)
        .decode(bytes)
        .get("command")
        .toString();
  }

  private static Schema withRecall() {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : Command.getClassSchema().getFields()) {
      boolean isKind = field.name().equals("kind");
      fields.add(new Schema.Field(field, isKind ? oneMore(field.schema()) : field.schema()));
    }
    Schema command = Command.getClassSchema();
    return Schema.createRecord(
        command.getName(), null, command.getNamespace(), /* isError= */ false, fields);
  }

  private static Schema oneMore(Schema kinds) {
    List<String> symbols = new ArrayList<>(kinds.getEnumSymbols());
    symbols.add("recall");
    return Schema.createEnum(kinds.getName(), null, kinds.getNamespace(), symbols);
  }
}
