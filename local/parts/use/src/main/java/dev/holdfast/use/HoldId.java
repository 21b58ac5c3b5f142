package dev.holdfast.use;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A hold as these commands name it: item and reservation, which no id's sign can confuse. */
record HoldId(String item, String reservation) {
  /** Reads what {@code hold} has said. */
  static final class Converter implements ITypeConverter<HoldId> {
    @Override
    public HoldId convert(String text) {
      int slash = text.indexOf('/');
      if (slash < 1 || slash == text.length() - 1) {
        throw new TypeConversionException("must be ITEM/RESERVATION, as hold says it: " + text);
      }
      return new HoldId(text.substring(0, slash), text.substring(slash + 1));
    }
  }

  @Override
  public String toString() {
    return item + "/" + reservation;
  }
}
