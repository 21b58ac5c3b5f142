package dev.holdfast.job.webhook;

import static dev.holdfast.job.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.EventKind;
import dev.holdfast.schema.Commit;
import dev.holdfast.schema.Event;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static void assertBody(Event event, String type, String expected) throws IOException {
    Commit commit = new Commit("mug", 7L, "c", 1_700_000_000_123L, List.of(event), null);
    Webhook webhook = CloudEvents.of(commit, event, type);
    assertThat(JSON.readTree(webhook.body)).isEqualTo(JSON.readTree(expected));
  }

  @Test
  void anAlertSaysHowStockIs() throws IOException {
    assertBody(
        EventKind.BackInStock.event(12).setReason("in-stock").setCommand("alert:x").build(),
        "item.back-in-stock",
        """
        {"specversion":"1.0","id":"mug:7:back-in-stock","source":"/items/mug",
         "type":"dev.holdfast.item.back-in-stock","time":"2023-11-14T22:13:20.123Z",
         "datacontenttype":"application/json",
         "data":{"item":"mug","seq":7,"stock":"in-stock","available":12}}""");
  }

  @Test
  void aHoldSaysWhoseAndHowMany() throws IOException {
    Event held = Event.newBuilder(placed("r1", 2, 1_700_000_900_000L)).setCart("c1").build();
    assertBody(
        held,
        "reservation.held",
        """
        {"specversion":"1.0","id":"mug:7:held:r1","source":"/items/mug",
         "type":"dev.holdfast.reservation.held","time":"2023-11-14T22:13:20.123Z",
         "datacontenttype":"application/json",
         "data":{"item":"mug","seq":7,"reservation":"r1","quantity":2,"cart":"c1",
                 "expiresAt":1700000900000}}""");
  }
}
