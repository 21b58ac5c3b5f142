package dev.holdfast.gateway.described;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as it is described is seen. */
class DescribedTest {
  private static final String MUG =
      "{'item':'mug','available':3,'onHand':10,'reserved':7,'status':'low-stock','seq':5,'at':1}";
  private static final String PROBLEM =
      "{'type':'/problems/%s','title':'t','status':404,'detail':'d'}";

  private static Exchange getItem(int status, String contentType, String body) {
    return new Exchange("GET", "/items/mug", status, contentType, body.replace('\'', '"'));
  }

  @Test
  void whatIsDescribedPasses() {
    assertThat(Described.faults(getItem(200, "application/json", MUG))).isEmpty();
    assertThat(Described.faults(getItem(304, "", ""))).isEmpty();
    assertThat(
            Described.faults(
                getItem(404, "application/problem+json", PROBLEM.formatted("unknown-item"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a status | 201 | application/json | {'item':'mug'}",
        "a content type | 200 | text/plain | mug",
        "a body | 304 | application/json | {}",
        "a missing member | 200 | application/json | {'item':'mug'}",
        "a type of problem | 404 | application/problem+json | "
            + "{'type':'/problems/sold-out','title':'t','status':404,'detail':'d'}",
        "a problem of any request | 401 | application/problem+json | "
            + "{'type':'/problems/sold-out','title':'t','status':401,'detail':'d'}",
      })
  void whatIsNotDescribedDoesNot(String what, int status, String contentType, String body) {
    assertThat(Described.faults(getItem(status, contentType, body))).as(what).isNotEmpty();
  }

  @Test
  void norDoesAMemberThatIsNotDescribedHoweverDeep() {
    String more = MUG.replace("'at':1", "'at':1,'more':1");
    String list = "{'items':[%s]}";

    assertThat(Described.faults(getItem(200, "application/json", more))).isNotEmpty();
    assertThat(Described.faults(items(list.formatted(MUG)))).isEmpty();
    assertThat(Described.faults(items(list.formatted(more)))).isNotEmpty();
  }

  private static Exchange items(String body) {
    return new Exchange("GET", "/items", 200, "application/json", body.replace('\'', '"'));
  }

  @Test
  void eachLineIsLookedAt() {
    String known = "{\"line\":1,\"result\":\"accepted\",\"item\":\"mug\",\"command\":\"k:1\"}\n";
    String unknown = "{\"line\":2,\"result\":\"lost\"}\n";

    assertThat(Described.faults(upload(known))).isEmpty();
    assertThat(Described.faults(upload(known + unknown))).isNotEmpty();
  }

  private static Exchange upload(String body) {
    return new Exchange("POST", "/stock-changes", 200, "application/x-ndjson", body);
  }

  @Test
  void timesAsTextAreTimes() {
    String text = MUG.replace("'at':1", "'at':'2026-11-26T12:00:00.250Z'");

    assertThat(Described.faults(getItem(200, "application/json; times=rfc3339", text))).isEmpty();
    assertThat(Described.faults(getItem(200, "application/json", text))).isNotEmpty();
  }
}
