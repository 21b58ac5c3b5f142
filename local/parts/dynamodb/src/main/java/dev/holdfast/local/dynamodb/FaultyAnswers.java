package dev.holdfast.local.dynamodb;

import dev.holdfast.local.dynamodb.Injected.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Before the database: lets go wrong what is {@link Injected}, and passes on all else. */
final class FaultyAnswers extends Handler.Wrapper {
  /** HTTP has no other shape for dates. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private static final Pattern ITERATOR =
      Pattern.compile("\"ShardIterator\"\\s*:\\s*(\"[^\"]{1,4096}\")");
  private static final String OF_SERVER = "InternalServerError";

  /** Whoever hears that there is nothing new asks again at once. */
  private static final long NOTHING_NEW_MILLIS = 200;

  private final Injected injected;
  private final AtomicLong met = new AtomicLong();

  FaultyAnswers(Injected injected, Handler database) {
    super(database);
    this.injected = injected;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Fault> fault = injected.now();
    if (fault.isEmpty()) {
      return super.handle(request, response, callback);
    }
    if (fault.get().dateSeconds() != 0) {
      Instant date = Instant.now().plusSeconds(fault.get().dateSeconds());
      response.getHeaders().put(HttpHeader.DATE, DATE.format(date));
    }
    return meet(fault.get(), request, response, callback);
  }

  private boolean meet(Fault fault, Request request, Response response, Callback callback)
      throws Exception {
    String target = request.getHeaders().get("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    if (!fault.operations().isEmpty() && !fault.operations().contains(operation)) {
      return super.handle(request, response, callback);
    }
    ByteBuffer body = Content.Source.asByteBuffer(request);
    Request again = new ReadRequest(request, body);
    String text = StandardCharsets.UTF_8.decode(body.slice()).toString();
    if (!text.contains('"' + fault.table()) || met.incrementAndGet() % fault.one() != 0) {
      return super.handle(again, response, callback);
    }
    TimeUnit.MILLISECONDS.sleep(fault.lateMillis());
    if (fault.withoutRecords()) {
      return nothingNew(text, response, callback);
    }
    if (fault.refusal().isEmpty()) {
      return super.handle(again, response, callback);
    }
    String said = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"injected\"}";
    int status = fault.refusal().equals(OF_SERVER) ? 500 : 400;
    return answer(status, said.formatted(fault.refusal()), response, callback);
  }

  private static boolean nothingNew(String asked, Response response, Callback callback)
      throws InterruptedException {
    Matcher iterator = ITERATOR.matcher(asked);
    if (!iterator.find()) {
      throw new IllegalArgumentException("a request for records without an iterator");
    }
    TimeUnit.MILLISECONDS.sleep(NOTHING_NEW_MILLIS);
    String said = "{\"Records\":[],\"NextShardIterator\":%s}".formatted(iterator.group(1));
    return answer(200, said, response, callback);
  }

  private static boolean answer(int status, String body, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }

  /** A request whose body has been read here, to be read once more. */
  private static final class ReadRequest extends Request.Wrapper {
    private Content.Chunk rest;

    ReadRequest(Request request, ByteBuffer body) {
      super(request);
      rest = Content.Chunk.from(body.slice(), true);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk next = rest;
      rest = Content.Chunk.EOF;
      return next;
    }

    @Override
    public void demand(Runnable read) {
      read.run();
    }
  }
}
