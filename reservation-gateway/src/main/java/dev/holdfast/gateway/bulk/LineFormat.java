package dev.holdfast.gateway.bulk;

import dev.holdfast.gateway.http.Fields;

/** What a line means: the members of the object it stands for. */
@FunctionalInterface
interface LineFormat {
  /**
   * @throws dev.holdfast.gateway.http.ProblemException if it cannot be read
   */
  Fields read(byte[] line);
}
