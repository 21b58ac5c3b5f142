package dev.holdfast.domain.decide;

import dev.holdfast.domain.CommandText;
import dev.holdfast.domain.ItemLog;
import dev.holdfast.domain.LogText;
import dev.holdfast.schema.Command;
import dev.holdfast.schema.Proposal;
import java.util.List;

/**
 * One item's log and the decide that follows it, moved by hand: what is appended is seen only when
 * a test says so, and what is proposed is appended only then. Times are in seconds.
 */
final class Shop {
  final ItemLog log = new ItemLog();
  RunningDecide decide = new RunningDecide();
  private long mark;

  /** Appends what `history` tells (see {@link LogText}); decide has not seen it. */
  Shop tells(String history) {
    LogText.append(log, history);
    mark = log.tail();
    return this;
  }

  /** Appends what `history` tells, and decide sees it. */
  Shop knows(String history) {
    tells(history);
    return seesAll();
  }

  Shop seesNext() {
    decide.see(log.commit(decide.seenSeq() + 1));
    return this;
  }

  Shop seesAll() {
    while (decide.seenSeq() < log.tail()) {
      seesNext();
    }
    return this;
  }

  /** Decide takes a command stamped with the log's tail. */
  Shop takes(String id, String command) {
    return takes(CommandText.command(id, command, log.tail()));
  }

  Shop takes(Command command) {
    decide.take(command);
    return this;
  }

  /** The command stream's time passes `seconds`. */
  Shop passes(long seconds) {
    decide.passTime(seconds * 1000);
    return this;
  }

  /** Decide stops and goes on from what it had stored; only its time it has to learn anew. */
  Shop restarts() {
    decide = decide.copy();
    return this;
  }

  /** Append takes everything proposed, one after the other. */
  Shop appends() {
    List<Proposal> all = List.copyOf(decide.proposals());
    decide.proposals().clear();
    all.forEach(this::appends);
    return this;
  }

  /** Append takes one proposal, be it the first time or again. */
  Shop appends(Proposal proposal) {
    log.write(log.level().getAt(), List.of(proposal));
    return this;
  }

  /** Append lets go of everything proposed. */
  Shop letsGo() {
    decide.proposals().clear();
    return this;
  }

  /** Takes the only proposal out of append's hands, to be appended later or never. */
  Proposal keepsBack() {
    if (decide.proposals().size() != 1) {
      throw new IllegalStateException("not one proposal: " + decide.proposals());
    }
    return decide.proposals().remove(0);
  }

  /** Until nothing is unseen and nothing proposed. */
  Shop settles() {
    do {
      seesAll().appends();
    } while (decide.seenSeq() < log.tail() || !decide.proposals().isEmpty());
    return this;
  }

  /** The events appended since the history was told. */
  String told() {
    return LogText.text(log.commits().subList((int) mark, (int) log.tail()));
  }

  /** The reservation r1 as the log tells it. */
  String hold() {
    return LogText.text(log.hold("r1"));
  }

  /** The ids proposed and not yet appended. */
  List<String> proposed() {
    return decide.proposals().stream().map(Proposal::getProposal).toList();
  }
}
