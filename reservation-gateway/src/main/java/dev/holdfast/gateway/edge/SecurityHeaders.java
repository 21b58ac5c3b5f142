package dev.holdfast.gateway.edge;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells browsers to trust answers no further than needed. Swagger UI sets styles of its own within
 * the page and draws with `data:` images; scripts come from files of the gateway and nowhere else.
 */
public final class SecurityHeaders extends Handler.Wrapper {
  private static final List<HttpField> ALWAYS =
      List.of(
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new PreEncodedHttpField(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                  + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
                  + " form-action 'none'; frame-ancestors 'none'"));

  /** A year, as browsers that keep a list of such hosts ask for. */
  private static final HttpField ENCRYPTED_ONLY =
      new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    ALWAYS.forEach(headers::put);
    if (request.isSecure()) {
      headers.put(ENCRYPTED_ONLY);
    }
    return super.handle(request, response, callback);
  }
}
