package dev.holdfast.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Bytes of one record type in Avro's single-object encoding: two marker bytes, the writer schema's
 * fingerprint, the body. Reads what every released version has written.
 *
 * @see <a href="https://avro.apache.org/docs/1.11.1/specification/#single-object-encoding">Avro
 *     specification, single-object encoding</a>
 */
public final class WireFormat<T extends SpecificRecord> {
  /** Released versions of the contracts, oldest first; their schemas lie in `released/`. */
  static final List<String> RELEASES = List.of("v1");

  public static final WireFormat<Command> COMMAND =
      new WireFormat<>(Command.getClassSchema(), WireFormat::saysMore);

  public static final WireFormat<Tick> TICK =
      new WireFormat<>(Tick.getClassSchema(), tick -> false);

  /** Gateways that do not know each other's version hand nothing over, and lose nothing by it. */
  public static final WireFormat<HandOver> HAND_OVER = new WireFormat<>(HandOver.getClassSchema());

  public static final WireFormat<HandedBack> HANDED_BACK =
      new WireFormat<>(HandedBack.getClassSchema());

  private static final int MARKER_BYTES = 2;
  private static final int HEADER_BYTES = MARKER_BYTES + Long.BYTES;

  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageEncoder<T> oldestEncoder;
  private final Predicate<T> saysMore;
  private final BinaryMessageDecoder<T> decoder;
  private final Map<Long, Schema> writers = new HashMap<>();
  private final byte[] currentHeader;

  /** Of a type that is never kept, so that only one version of it need be read. */
  private WireFormat(Schema schema) {
    SpecificData model = SpecificData.getForSchema(schema);
    this.saysMore = record -> true;
    this.encoder = new BinaryMessageEncoder<>(model, schema, false);
    this.oldestEncoder = encoder;
    this.decoder = new BinaryMessageDecoder<>(quickly(model), schema);
    writers.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    this.currentHeader = header(schema);
  }

  /**
   * @param saysMore whether a record says what the first release has no field for. Its fields come
   *     first in `schema`, in the same order.
   */
  WireFormat(Schema schema, Predicate<T> saysMore) {
    SpecificData model = SpecificData.getForSchema(schema);
    this.saysMore = saysMore;
    this.encoder = new BinaryMessageEncoder<>(model, schema, false); // encode() copies
    this.oldestEncoder = oldestEncoder(model, schema.getName());
    this.decoder = new BinaryMessageDecoder<>(quickly(model), schema);
    writers.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    for (String release : RELEASES) {
      Schema writer = released(release, schema.getName());
      decoder.addSchema(writer);
      writers.put(SchemaNormalization.parsingFingerprint64(writer), writer);
    }
    this.currentHeader = header(schema);
  }

  private static boolean saysMore(Command command) {
    Policy policy = command.getPolicy();
    return command.getRest() != null
        || command.getResetFields() != null
        || (policy != null && policy.getOwnFields() != null);
  }

  /** The generated coders, which a model may have been told to use, write today's fields. */
  private static <T> BinaryMessageEncoder<T> oldestEncoder(SpecificData model, String name) {
    SpecificData plain = new SpecificData(model.getClassLoader());
    plain.setCustomCoders(false);
    return new BinaryMessageEncoder<>(plain, released(RELEASES.get(0), name), false);
  }

  /**
   * Reads by a plan that is made once for each version: nearly all bytes are in the first
   * release's, which today's generated coders do not read.
   */
  private static SpecificData quickly(SpecificData model) {
    SpecificData quick = new SpecificData(model.getClassLoader());
    quick.setFastReaderEnabled(true);
    return quick;
  }

  /**
   * The bytes of `record`, in the version of the first release if that can say it: so older readers
   * understand what is not new.
   */
  public byte[] encode(T record) {
    try {
      ByteBuffer buffer = (saysMore.test(record) ? encoder : oldestEncoder).encode(record);
      return Arrays.copyOfRange(buffer.array(), buffer.position(), buffer.limit());
    } catch (IOException e) {
      throw new AvroRuntimeException(e);
    }
  }

  /**
   * The record in `bytes`.
   *
   * @throws UnknownSchemaException if their version is not known
   * @throws UndecodableException if they are not a whole record of this type
   */
  public T decode(byte[] bytes) throws UndecodableException {
    ByteArrayInputStream input = new ByteArrayInputStream(bytes);
    T record;
    try {
      checkLengths(bytes);
      record = decoder.decode(input);
    } catch (BadHeaderException e) {
      throw new UndecodableException("not in Avro's single-object encoding", e);
    } catch (MissingSchemaException e) {
      throw new UnknownSchemaException(e);
    } catch (IOException | RuntimeException e) {
      throw new UndecodableException("the body does not fit its schema: " + e.getMessage(), e);
    }
    if (input.available() > 0) {
      throw new UndecodableException(input.available() + " bytes follow after the record", null);
    }
    return record;
  }

  private void checkLengths(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      return;
    }
    ByteBuffer body = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Schema writer = writers.get(body.getLong(MARKER_BYTES));
    if (writer != null) {
      Lengths.check(writer, body.position(HEADER_BYTES));
    }
  }

  /** Whether `bytes` begin as the newest version of this type does. */
  public boolean begins(byte[] bytes) {
    return bytes.length >= HEADER_BYTES
        && Arrays.equals(bytes, 0, HEADER_BYTES, currentHeader, 0, HEADER_BYTES);
  }

  private static byte[] header(Schema schema) {
    byte[] header = new byte[HEADER_BYTES];
    header[0] = (byte) 0xC3;
    header[1] = (byte) 0x01;
    byte[] fingerprint = fingerprint(schema);
    System.arraycopy(fingerprint, 0, header, MARKER_BYTES, fingerprint.length);
    return header;
  }

  private static byte[] fingerprint(Schema schema) {
    try {
      return SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AvroRuntimeException(e);
    }
  }

  private static Schema released(String release, String name) {
    String path = "/released/" + release + "/" + name + ".avsc";
    try (InputStream schema = WireFormat.class.getResourceAsStream(path)) {
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new AvroRuntimeException("cannot read " + path, e);
    }
  }
}
