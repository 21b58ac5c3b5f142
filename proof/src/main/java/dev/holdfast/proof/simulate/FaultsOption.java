package dev.holdfast.proof.simulate;

import dev.holdfast.proof.simulate.world.Fault;
import dev.holdfast.proof.simulate.world.Faults;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** `all`, `none`, or words of faults with commas between them. */
final class FaultsOption implements ITypeConverter<Set<Fault>> {
  @Override
  public Set<Fault> convert(String words) {
    if (words.equals("all")) {
      return Faults.all();
    }
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    if (!words.equals("none")) {
      Stream.of(words.split(",")).map(FaultsOption::fault).forEach(faults::add);
    }
    return faults;
  }

  private static Fault fault(String word) {
    return Stream.of(Fault.values())
        .filter(fault -> fault.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    word
                        + " is no fault; there are all, none, "
                        + String.join(", ", Stream.of(Fault.values()).map(Fault::word).toList())));
  }
}
