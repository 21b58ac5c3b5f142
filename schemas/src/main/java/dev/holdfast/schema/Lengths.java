package dev.holdfast.schema;

import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Walks encoded bytes by their schema and believes no length that promises more than there is.
 * Avro's own reader allocates what a length promises before it reads on, so that a few poisoned
 * bytes could take gigabytes.
 *
 * @see <a href="https://avro.apache.org/docs/1.11.1/specification/#binary-encoding">Avro
 *     specification, binary encoding</a>
 */
final class Lengths {
  private static final int LONG_BITS = 64;

  private Lengths() {}

  /**
   * @param body positioned at a value of `schema`; behind it afterwards
   * @throws RuntimeException if that is not what lies there
   */
  static void check(Schema schema, ByteBuffer body) {
    switch (schema.getType()) {
      case RECORD:
        schema.getFields().forEach(field -> check(field.schema(), body));
        break;
      case UNION:
        check(schema.getTypes().get(Math.toIntExact(readLong(body))), body);
        break;
      case ARRAY:
        checkArray(schema.getElementType(), body);
        break;
      case STRING:
      case BYTES:
        int length = (int) within(body, readLong(body));
        body.position(body.position() + length);
        break;
      case FIXED:
        body.position(body.position() + (int) within(body, schema.getFixedSize()));
        break;
      case INT:
      case LONG:
      case ENUM:
        readLong(body);
        break;
      case NULL:
        break;
      default:
        throw new AvroRuntimeException("our contracts have no " + schema.getType());
    }
  }

  /** Blocks of elements, the last one empty; a negative count is followed by the block's bytes. */
  private static void checkArray(Schema element, ByteBuffer body) {
    long count = readLong(body);
    while (count != 0) {
      if (count < 0) {
        within(body, readLong(body));
      }
      long elements = within(body, Math.abs(count));
      for (long i = 0; i < elements; i++) {
        check(element, body);
      }
      count = readLong(body);
    }
  }

  private static long within(ByteBuffer body, long length) {
    if (length < 0 || length > body.remaining()) {
      throw new AvroRuntimeException(length + " promised, " + body.remaining() + " bytes left");
    }
    return length;
  }

  /** A number in Avro's variable-length zig-zag coding. */
  private static long readLong(ByteBuffer body) {
    long number = 0;
    for (int shift = 0; shift < LONG_BITS; shift += 7) {
      byte next = body.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw new AvroRuntimeException("a number that does not end");
  }
}
