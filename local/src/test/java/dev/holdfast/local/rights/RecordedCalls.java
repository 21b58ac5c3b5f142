package dev.holdfast.local.rights;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.config.LocalConfig;
import dev.holdfast.local.part.DynamoDbPart;
import dev.holdfast.local.part.JobProperties;
import dev.holdfast.local.part.KinesisPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All calls that a system's gateway and job make, whichever client makes them: both reach the
 * emulators through proxies, and each through its own, so that it is known who calls.
 */
public final class RecordedCalls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<Call> made = ConcurrentHashMap.newKeySet();
  private final Meter meter = new Meter();
  private final List<RecordingProxy> proxies = new ArrayList<>();
  private final RecordingProxy commandsOfJob;
  private final LocalConfig config;

  /**
   * @param direct a system that is not started yet
   */
  public RecordedCalls(LocalConfig direct) throws IOException {
    URI dynamoDb = DynamoDbPart.endpoint(direct);
    URI kinesis = KinesisPart.endpoint(direct);
    Map<String, String> job = new HashMap<>(direct.jobSettings());
    commandsOfJob = before(kinesis, "job", direct);
    job.put("dynamodb.endpoint", before(dynamoDb, "job", direct).endpoint().toString());
    job.put(JobProperties.KINESIS_ENDPOINT, commandsOfJob.endpoint().toString());
    Map<String, String> gateway = new HashMap<>(direct.gateway());
    gateway.put(
        "HOLDFAST_DYNAMODB_ENDPOINT", before(dynamoDb, "gateway", direct).endpoint().toString());
    gateway.put(
        "HOLDFAST_KINESIS_ENDPOINT", before(kinesis, "gateway", direct).endpoint().toString());
    config = direct.with(job).withGateway(gateway);
  }

  private RecordingProxy before(URI emulator, String who, LocalConfig direct) throws IOException {
    RecordingProxy proxy =
        new RecordingProxy(
            emulator,
            new RecordingProxy.Listener() {
              @Override
              public byte[] asked(String target, byte[] body) {
                made.addAll(calls(who, direct.prefix(), target, body));
                return meter.asked(target, body);
              }

              @Override
              public void answered(String target, byte[] body) {
                meter.answered(who, direct.prefix(), target, body);
              }
            });
    proxies.add(proxy);
    return proxy;
  }

  private static List<Call> calls(String who, String prefix, String target, byte[] body) {
    try {
      return Call.of(who, prefix, target, JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The system with the proxies in between. */
  public LocalConfig config() {
    return config;
  }

  /** Refuses the job's next calls of an operation on the command stream, each by such an error. */
  public void refuseNext(String operation, String... kinds) {
    for (String kind : kinds) {
      commandsOfJob.refuseNext(operation, kind);
    }
  }

  /** Whether all refusals have been given. */
  public boolean hasRefusedAll() {
    return commandsOfJob.hasRefusedAll();
  }

  /** Each kind of call once. */
  public Set<Call> made() {
    return Set.copyOf(made);
  }

  /** What DynamoDB wants to be paid for. */
  public Meter meter() {
    return meter;
  }

  @Override
  public void close() {
    proxies.forEach(RecordingProxy::close);
  }
}
