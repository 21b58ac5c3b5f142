package dev.holdfast.deploy.watch;

import java.util.List;
import java.util.Optional;

/**
 * What there is to look at, by the names that CloudWatch knows it by.
 *
 * @param prefix starts the name of every alarm
 * @param application the job's
 * @param stream of commands
 * @param tables all of them, the log's first
 * @param retireBacklog how many rows that wait for their end in one subtask are too many
 * @param gateway empty, if something else runs gateways
 * @param topic ARN of the SNS topic that alarms go to; empty: they only change their state
 */
public record Watched(
    String prefix,
    String application,
    String stream,
    List<String> tables,
    long retireBacklog,
    Optional<Gateway> gateway,
    Optional<String> topic) {
  /**
   * Gateways that run as a service.
   *
   * @param balancer its full name, as CloudWatch has it
   * @param targets the full name of its group of gateways
   * @param log the name of the log group they write to
   */
  public record Gateway(String balancer, String targets, String log) {}
}
