package dev.holdfast.local.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hears clients of AWS on this machine and nobody else. DynamoDB Local would let the pages of every
 * site read and write its tables. Browsers say that they are some; they cannot leave out the host
 * that a page calls, nor add `X-Amz-Target` without asking first, which is answered by no.
 */
final class AwsClientsOnly extends Handler.Wrapper {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String NO =
      "Only clients of AWS are heard, at localhost, 127.0.0.1 or [::1]; no web pages.\n";

  AwsClientsOnly(Handler heard) {
    super(heard);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields headers = request.getHeaders();
    boolean isBrowser = headers.contains(HttpHeader.ORIGIN) || headers.contains("Sec-Fetch-Site");
    String host = String.valueOf(request.getHttpURI().getHost()).toLowerCase(Locale.ROOT);
    if (!isBrowser && NAMES.contains(host) && headers.contains("X-Amz-Target")) {
      return super.handle(request, response, callback);
    }
    response.setStatus(403);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.write(true, ByteBuffer.wrap(NO.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
