package dev.holdfast.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.almworks.sqlite4java.SQLiteException;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.BillingMode;
import com.amazonaws.services.dynamodbv2.model.OnDemandThroughput;
import com.amazonaws.services.dynamodbv2.model.ProvisionedThroughput;
import com.amazonaws.services.dynamodbv2.model.ScalarAttributeType;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderRowsTest {
  @TempDir Path folder;

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return new AttributeDefinition().withAttributeName(name).withAttributeType(type);
  }

  private static void createTable(WriteAheadDatabase database, String name, boolean hasRangeKey) {
    AttributeDefinition item = attribute("item", ScalarAttributeType.S);
    AttributeDefinition seq = attribute("seq", ScalarAttributeType.N);
    database.createTable(
        name,
        item,
        hasRangeKey ? seq : null,
        hasRangeKey ? List.of(item, seq) : List.of(item),
        null,
        null,
        new ProvisionedThroughput().withReadCapacityUnits(1L).withWriteCapacityUnits(1L),
        new OnDemandThroughput(),
        BillingMode.PROVISIONED,
        false,
        new StreamSpecification().withStreamEnabled(false));
  }

  /** How SQLite would read a page of a scan, as DynamoDB Local asks for it. */
  private static String planOfAPage(Path file, String table) throws SQLiteException {
    return QueryPlan.of(
        file,
        "SELECT ObjectJSON FROM (SELECT * FROM \""
            + table
            + "\") ORDER BY hashValue, rangeKey LIMIT 20");
  }

  @Test
  void aPageOfAScanSortsNothing() throws Exception {
    Path file = folder.resolve("tables.db");
    WriteAheadDatabase database = new WriteAheadDatabase(file);
    createTable(database, "shop-events", true);
    createTable(database, "shop-snapshots", false);
    database.close();

    assertThat(planOfAPage(file, "shop-events"))
        .contains("USING INDEX shop-events*HVI")
        .doesNotContain("TEMP B-TREE");
  }

  /** A page that begins anywhere, as {@link SeekingDatabase} has it asked for. */
  @Test
  void aPageOfAScanWalksOverNoRowBeforeIt() throws Exception {
    Path file = folder.resolve("tables.db");
    WriteAheadDatabase database = new WriteAheadDatabase(file);
    createTable(database, "shop-events", true);
    createTable(database, "shop-snapshots", false);
    database.close();

    assertThat(QueryPlan.of(file, nextPage("shop-events", ", rangeKey")))
        .contains("USING INDEX shop-events*HVI (hashValue>? AND hashValue<?)")
        .doesNotContain("TEMP B-TREE");
    assertThat(QueryPlan.of(file, nextPage("shop-snapshots", "")))
        .contains("USING INDEX shop-snapshots*HVI (hashValue>? AND hashValue<?)")
        .doesNotContain("TEMP B-TREE");
  }

  private static String nextPage(String table, String rangeKey) {
    return "SELECT ObjectJSON FROM (SELECT ObjectJSON, hashKey"
        + rangeKey
        + " FROM (SELECT hashValue, ObjectJSON, hashKey"
        + rangeKey
        + " FROM \""
        + table
        + "\" WHERE hashValue >= ? AND hashValue <= ? ORDER BY hashValue "
        + rangeKey
        + ") WHERE hashKey IS NOT NULL AND (hashValue > ? OR hashValue = ?)) LIMIT ?";
  }
}
