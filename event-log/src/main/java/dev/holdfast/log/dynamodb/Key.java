package dev.holdfast.log.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** Keys of tables and indexes. */
final class Key {
  private Key() {}

  static KeySchemaElement hash(String attribute) {
    return of(attribute, KeyType.HASH);
  }

  static KeySchemaElement range(String attribute) {
    return of(attribute, KeyType.RANGE);
  }

  private static KeySchemaElement of(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
