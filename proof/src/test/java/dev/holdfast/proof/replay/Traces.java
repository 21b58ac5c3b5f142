package dev.holdfast.proof.replay;

import dev.holdfast.proof.replay.shop.Script;
import dev.holdfast.proof.replay.trace.Ids;
import dev.holdfast.proof.replay.trace.TraceFiles;
import dev.holdfast.proof.replay.trace.TraceSettings;
import dev.holdfast.proof.replay.trace.UnreadableTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small traces, written by hand after the real ones. */
public final class Traces {
  public static final String ONLINE_RETAIL =
      """
      InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
      536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
      536365,22752,"SET 7 BABUSHKA NESTING BOXES, RED",2,2010-12-01 08:26:00,7.65,17850.0,United Kingdom
      536365,85123a,WHITE HANGING HEART T-LIGHT HOLDER,4,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
      536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850.0,United Kingdom
      536366,22752,"SET 7 ""BABUSHKA"" NESTING BOXES",1,2010-12-01 08:28:00,7.65,,United Kingdom
      C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom
      C536383,85123A,WHITE HANGING HEART T-LIGHT HOLDER,-2,2010-12-01 09:49:00,2.55,15311.0,United Kingdom
      536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom
      536589,21777,,-10,2010-12-01 16:50:00,0.0,,United Kingdom
      536996,22752,"damages, ?",-1,2010-12-02 15:30:00,0.0,,United Kingdom
      536997,gift_0001_20,Dotcomgiftshop Gift Voucher £20.00,1,2010-12-02 15:31:00,17.02,,United Kingdom
      536998,DCGS0003,BOXED GLASS ASHTRAY,3,2010-12-02 15:32:00,2.46,,United Kingdom
      """;

  public static final String REES46 =
      """
      event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
      2019-10-01 02:00:00 UTC,view,1004833,2053013555631882655,electronics.smartphone,samsung,174.76,1,alice
      2019-10-01 02:00:10 UTC,cart,1004833,2053013555631882655,electronics.smartphone,samsung,174.76,1,alice
      2019-10-01 02:00:11 UTC,cart,1004833,2053013555631882655,electronics.smartphone,samsung,174.76,1,alice
      2019-10-01 02:00:20 UTC,cart,1004833,2053013555631882655,electronics.smartphone,samsung,174.76,2,bob
      2019-10-01 02:00:30 UTC,purchase,1004833,2053013555631882655,electronics.smartphone,samsung,174.76,1,alice
      2019-10-01 02:00:40 UTC,purchase,5100816,2053013553375346967,,xiaomi,29.51,3,carol
      2019-10-01 02:00:41 UTC,purchase,5100816,2053013553375346967,,xiaomi,29.51,3,carol
      2019-10-01 02:00:50 UTC,cart,5100816,2053013553375346967,,xiaomi,29.51,3,carol
      2019-10-01 02:00:55 UTC,cart,5100689,2053013553375346967,,,10.00,4,dave
      2019-10-01 02:00:56 UTC,remove_from_cart,5100689,2053013553375346967,,,10.00,4,dave
      """;

  private Traces() {}

  public static TraceSettings settings(double stockFactor, double abandon) {
    return new TraceSettings(new Ids("run"), stockFactor, abandon, false, TraceFiles.LINES_MAX);
  }

  public static Script script(String csv, TraceSettings settings) {
    try {
      Path file = Files.createTempFile("trace", ".csv");
      try {
        Files.writeString(file, csv);
        return TraceFiles.read(List.of(file), settings);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableTrace e) {
      throw new AssertionError(e);
    }
  }
}
