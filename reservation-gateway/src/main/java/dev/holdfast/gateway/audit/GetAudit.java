package dev.holdfast.gateway.audit;

import static io.javalin.http.HandlerType.GET;

import dev.holdfast.gateway.http.Access;
import dev.holdfast.gateway.http.Answer;
import dev.holdfast.gateway.http.Endpoint;
import dev.holdfast.gateway.http.RecordJson;
import dev.holdfast.gateway.retry.Retries;
import dev.holdfast.log.dynamodb.AuditRows;
import dev.holdfast.schema.AuditRound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** `GET /audit`: what the auditor found in its last round, and so far in the one under way. */
public final class GetAudit {
  /** Of the row, for the auditor itself. */
  private static final Set<String> ITS_OWN = Set.of("round", "list", "after");

  private GetAudit() {}

  public static Endpoint endpoint(AuditRows rows, Retries reads) {
    return new Endpoint(
        GET,
        "/audit",
        Access.OPERATORS,
        ctx ->
            reads
                .ask(() -> rows.find(AuditRows.LAST))
                .thenCombine(reads.ask(() -> rows.find(AuditRows.CURRENT)), GetAudit::answer));
  }

  private static Answer answer(Optional<AuditRound> last, Optional<AuditRound> current) {
    Map<String, Object> body = new LinkedHashMap<>();
    last.ifPresent(round -> body.put(AuditRows.LAST, RecordJson.of(round, ITS_OWN)));
    current
        .filter(round -> round.getEndedAt() == null)
        .ifPresent(round -> body.put(AuditRows.CURRENT, RecordJson.of(round, ITS_OWN)));
    return Answer.json(200, body);
  }
}
