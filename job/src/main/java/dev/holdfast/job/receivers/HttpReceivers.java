package dev.holdfast.job.receivers;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.job.stores.Receivers;
import dev.holdfast.log.Timekeeper;
import dev.holdfast.schema.Traceparent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Receivers at the other end of HTTP. A delivery is a POST of the event, signed as Standard
 * Webhooks has it; a status of 200 to 299 says that it was taken. Redirects are not followed,
 * little of an answer is read, and a call ends within {@link #CALL_MAX_MILLIS}.
 *
 * <p>A call keeps a thread while it is under way; how many are, those who call see to.
 */
public final class HttpReceivers implements Receivers {
  /** Opens the file of a receiver's secrets. */
  public interface Files {
    InputStream open(URI file) throws IOException;
  }

  static final long CALL_MAX_MILLIS = 15_000;

  /** So that deliveries follow a name that leads elsewhere by now, which is checked anew then. */
  private static final TimeValue CONNECTION_MAX = TimeValue.ofMinutes(1);

  private static final Timeout CONNECT_MAX = Timeout.ofSeconds(3);
  private static final Timeout ANSWER_MAX = Timeout.ofSeconds(10);
  private static final int ANSWER_BYTES_MAX = 16 * 1024;
  private static final int CONNECTIONS_MAX = 100;
  private static final ContentType CLOUD_EVENT =
      ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);

  private final Files files;
  private final Timekeeper time;
  private final CloseableHttpClient client;
  private final ExecutorService threads;
  private final Map<String, Secrets> secrets = new ConcurrentHashMap<>();

  /**
   * @param internalAllowed whether receivers may be at internal addresses
   * @param time by which deliveries are stamped and calls ended
   */
  public HttpReceivers(Files files, boolean internalAllowed, Timekeeper time) {
    this(
        files,
        internalAllowed ? SystemDefaultDnsResolver.INSTANCE : new CheckedNames(),
        CONNECTION_MAX,
        time);
  }

  /**
   * @param connectionMax how long a connection is used
   */
  HttpReceivers(Files files, DnsResolver names, TimeValue connectionMax, Timekeeper time) {
    this.files = files;
    this.time = time;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setMaxConnPerRoute(CONNECTIONS_MAX)
                    .setMaxConnTotal(CONNECTIONS_MAX)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT_MAX)
                            .setSocketTimeout(ANSWER_MAX)
                            .setTimeToLive(connectionMax)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(ANSWER_MAX)
                    .setConnectionRequestTimeout(CONNECT_MAX)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("holdfast")
            .build();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "webhooks");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public CompletionStage<Void> post(
      WebhookEndpoint endpoint, String id, String body, String traceparent) {
    return CompletableFuture.runAsync(() -> call(endpoint, id, body, traceparent), threads);
  }

  private void call(WebhookEndpoint endpoint, String id, String body, String traceparent) {
    try {
      HttpPost post = post(endpoint, secrets(endpoint), id, body);
      if (traceparent != null) {
        post.setHeader(Traceparent.HEADER, traceparent);
      }
      // A limit for each read alone would let an answer drip in without end.
      time.after(CALL_MAX_MILLIS, post::cancel);
      ClassicHttpResponse answer = client.executeOpen(null, post, null);
      leave(answer, post);
      if (answer.getCode() < 200 || answer.getCode() > 299) {
        throw new IOException("answered with status " + answer.getCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.toString(), e);
    }
  }

  private HttpPost post(WebhookEndpoint endpoint, Secrets keys, String id, String body) {
    long timestamp = time.now() / 1_000;
    // Without the signature's separator, a full stop, which an item's id may have.
    String delivery = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    HttpPost post = new HttpPost(endpoint.url());
    post.setEntity(new StringEntity(body, CLOUD_EVENT));
    post.setHeader("webhook-id", delivery);
    post.setHeader("webhook-timestamp", Long.toString(timestamp));
    post.setHeader("webhook-signature", keys.sign(delivery, timestamp, body));
    return post;
  }

  /**
   * The status has said all. What follows is read if it is little, so that the connection may be
   * used again; else it is broken off.
   */
  private static void leave(ClassicHttpResponse answer, HttpPost post) {
    try (answer) {
      HttpEntity entity = answer.getEntity();
      if (entity != null
          && entity.getContent().readNBytes(ANSWER_BYTES_MAX + 1).length > ANSWER_BYTES_MAX) {
        post.cancel();
      }
    } catch (IOException e) {
      // It broke off after the status.
    }
  }

  /** Read once; a file that is not there yet is looked for again with the next try. */
  private Secrets secrets(WebhookEndpoint endpoint) throws IOException {
    Secrets known = secrets.get(endpoint.name());
    if (known == null) {
      try (InputStream file = files.open(endpoint.secretFile())) {
        known = Secrets.read(file);
      }
      secrets.put(endpoint.name(), known);
    }
    return known;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
