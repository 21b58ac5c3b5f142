package dev.holdfast.log;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Every top-level class of ours as a slice of its own, together with the classes within it. A rule
 * over these slices finds circles between two files, which one over packages does not see. It reads
 * byte code, in which a constant of another class leaves no trace.
 */
public final class TopLevelClasses implements SliceAssignment {
  private static final String OURS = "dev.holdfast.";

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return name.startsWith(OURS)
        ? SliceIdentifier.of(nested < 0 ? name : name.substring(0, nested))
        : SliceIdentifier.ignore();
  }

  @Override
  public String getDescription() {
    return "top-level classes";
  }
}
