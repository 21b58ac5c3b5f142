package dev.holdfast.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import java.nio.file.Path;

/** How SQLite would go about a query. */
final class QueryPlan {
  private QueryPlan() {}

  static String of(Path file, String query) throws SQLiteException {
    SQLiteConnection connection = new SQLiteConnection(file.toFile());
    StringBuilder plan = new StringBuilder();
    try {
      connection.openReadonly();
      SQLiteStatement statement = connection.prepare("EXPLAIN QUERY PLAN " + query);
      while (statement.step()) {
        plan.append(statement.columnString(3)).append('\n');
      }
    } finally {
      connection.dispose();
    }
    return plan.toString();
  }
}
