package dev.holdfast.job.flow;

import dev.holdfast.config.WebhookEndpoint;
import dev.holdfast.domain.ShopPolicies;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/** What the steps of the job have to be told. */
public interface StepSettings extends Serializable {
  /** How long after `expiresAt` a hold expires, in the command stream's time. */
  Duration grace();

  /** How long closed holds and command ids are remembered; longer than commands are kept. */
  Duration memory();

  /** How long a row stays in the log once it may expire. */
  Duration retention();

  /** What items are decided and shown by that have no policy of their own. */
  ShopPolicies policies();

  /** How long a missing commit may be on its way before it is read from the log. */
  Duration holePatience();

  /** The least time between two writes of one item's availability. */
  Duration conflation();

  /** How long stock must have been worse than was told before that is told. */
  Duration alertsWorse();

  /** How long it must have been better. */
  Duration alertsBetter();

  /** Who is told of single events. */
  List<WebhookEndpoint> webhooks();

  /** How long after it happened an event is sent, before it is parked. */
  Duration webhooksPatience();

  /** How long an item's snapshot may be behind the log. */
  Duration snapshotInterval();

  /** How long commits are kept back at most, so that files get a sensible size. */
  Duration archiveInterval();

  /** Over how many keys the commits that are kept back are spread. */
  int archiveShards();

  /** How many rows get their `ttl` in a second, in one subtask. */
  int retireRowsPerSecond();

  /**
   * Turns of decide whose proposals one subtask appends at a time. All of a turn are about one
   * item, whose requests go one after the other; many more turns than there are connections would
   * wait for one until they are given up and tried again.
   */
  int proposalsUnderWay();

  /** How much of the heap what append knows of items may take, in each subtask. */
  int appendHeapPercent();

  /** Rows of one read model that one subtask writes at a time. */
  int writesUnderWay();
}
