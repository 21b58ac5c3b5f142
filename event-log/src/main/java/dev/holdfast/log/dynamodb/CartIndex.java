package dev.holdfast.log.dynamodb;

import dev.holdfast.domain.Holds;
import dev.holdfast.schema.Hold;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * The rows of `reservations` that are open, by their carts. What has ended is not in it: a customer
 * has few open holds, and over the years any number of others.
 */
public final class CartIndex {
  public static final String NAME = "by-cart";

  /** The hash key: the hold's cart, as long as it is open. */
  public static final String OPEN_CART = "openCart";

  private CartIndex() {}

  /** What a row has beside its fields to be found in the index; nothing once it has ended. */
  public static Map<String, AttributeValue> keys(Hold hold) {
    return Holds.isOpen(hold) ? Map.of(OPEN_CART, AttributeValue.fromS(hold.getCart())) : Map.of();
  }

  static GlobalSecondaryIndex definition() {
    return GlobalSecondaryIndex.builder()
        .indexName(NAME)
        .keySchema(Key.hash(OPEN_CART), Key.range(Rows.KEY))
        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
        .build();
  }
}
