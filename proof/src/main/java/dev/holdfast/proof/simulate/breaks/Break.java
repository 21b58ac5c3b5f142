package dev.holdfast.proof.simulate.breaks;

import dev.holdfast.proof.simulate.actors.Wiring;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Mistakes to plant: each leaves out one rule that holds the protocol together. */
@SuppressWarnings("ImmutableEnumChecker") // The suppliers are constructors.
public enum Break {
  NAIVE("check, then append without a condition", LogBreaks.Naive::new),
  REFUSE_UNREAD("refuse by a cached level, without a read", GatewayBreaks.RefuseUnread::new),
  REFUSE_ON_UNFINISHED_BATCH(
      "refuse because of accepts that are not written yet",
      GatewayBreaks.RefuseOnUnfinishedBatch::new),
  REPEAT_FROM_MEMORY(
      "answer a repeat by what memory says of the hold", GatewayBreaks.RepeatFromMemory::new),
  NO_LOOK_UP("take an id that memory does not know for a new one", GatewayBreaks.NoLookUp::new),
  KEEP_LEVEL(
      "start from the level of a lane that was dropped, as if it were a snapshot",
      GatewayBreaks.KeepLevel::new),
  TELL_WHICHEVER("tell an outcome to whoever names its key", GatewayBreaks.TellWhichever::new),
  TELL_FIRST_OF_COMMIT(
      "take what became of a commit's first command for the outcome of all in it",
      LogBreaks.TellFirstOfCommit::new),
  CLAIM_NOTHING(
      "tell a cart of holds that an earlier try may still give back", CartBreaks.ClaimNothing::new),
  LINES_AT_ONCE(
      "place all lines of a cart at once, however little there is", CartBreaks.LinesAtOnce::new),
  REFUSE_ON_TENTATIVE(
      "refuse because of what a cart may be about to give back", CartBreaks.RefuseOnTentative::new),
  REFUSE_UNHEARD(
      "refuse what another gateway was handed and may still place", FleetBreaks.RefuseUnheard::new),
  HAND_ON("hand on what others have handed over", FleetBreaks.HandOn::new),
  TAKE_TWICE("decide a batch each time that it arrives", FleetBreaks.TakeTwice::new),
  MIX_ANSWERS("give the answers of a batch to each other's requests", FleetBreaks.MixAnswers::new),
  OLD_LEVEL(
      "trust cached levels for longer than the log keeps its rows", GatewayBreaks.OldLevel::new),
  FORGET_OWN_COMMIT_ID(
      "take a commit of one's own for another writer's", LogBreaks.ForgetOwnCommitId::new),
  KEEP_COMMIT_ID("give a batch decided anew the id it had", LogBreaks.KeepCommitId::new),
  DECIDE_BEFORE_STAMP(
      "take the commit a command is stamped with for seen", TimeBreaks.DecideBeforeStamp::new),
  EXPIRE_BY_WALL_CLOCK("expire by the job's clock", TimeBreaks.ExpireByWallClock::new),
  LOSE_FOLLOWERS(
      "let time pass an ended shard before those that follow it are read",
      TimeBreaks.LoseFollowers::new),
  IDLE_SHARDS("let time pass shards that bring nothing", TimeBreaks.IdleShards::new),
  EXPIRE_WHILE_COMMANDS_WAIT(
      "expire a hold though a command for it waits", TimeBreaks.ExpireWhileCommandsWait::new),
  PROPOSE_UNCHECKED(
      "append a proposal whatever happened to its hold since",
      ProposalBreaks.ProposeUnchecked::new),
  PROPOSE_TWICE("append a proposal that is in the log", ProposalBreaks.ProposeTwice::new),
  GIVE_UP_WHEN_OVERTAKEN(
      "do not look again when a proposal was overtaken", ProposalBreaks.GiveUpWhenOvertaken::new),
  REJECT_UNWRITTEN("reject without writing it to the log", ProposalBreaks.RejectUnwritten::new),
  FORGET_FOR_GOOD(
      "reject a command about a forgotten hold without asking its row",
      ProposalBreaks.ForgetForGood::new),
  FORGET_IN_FOLD(
      "take a change of a hold that the fold has forgotten for none", HoldBreaks.ForgetInFold::new),
  REPLACED_IS_DUPLICATE(
      "take a hold placed anew for a duplicate", HoldBreaks.ReplacedIsDuplicate::new),
  DUPLICATE_KEEPS_ITS_END(
      "release a duplicate without extending the hold", HoldBreaks.DuplicateKeepsItsEnd::new),
  EXPIRE_ALL("let all that was placed expire, whatever was sold of it", HoldBreaks.ExpireAll::new),
  REPEAT_PARTS("take a part of the size of another for its repeat", HoldBreaks.RepeatParts::new),
  RETURN_AGAIN("forget what has come back of a sale", HoldBreaks.ReturnAgain::new),
  EXPIRE_WHAT_WAS_PLACED(
      "let as many units expire as were placed, whatever was changed since",
      ChangeBreaks.ExpireWhatWasPlaced::new),
  REFUSE_MORE_UNREAD(
      "refuse more units for a hold by a cached level, without a read",
      ChangeBreaks.RefuseMoreUnread::new),
  GROW_UNCHECKED(
      "give a hold more units if there is at least one", ChangeBreaks.GrowUnchecked::new),
  TELL_AT_ONCE("tell every change of stock at once", AlertBreaks.TellAtOnce::new),
  TELL_UNCHECKED(
      "append an alert whatever was told, or has changed, since", AlertBreaks.TellUnchecked::new),
  TELL_ONCE("do not propose an alert again that was not written", AlertBreaks.TellOnce::new),
  SNAPSHOT_BACK("write an older snapshot over a newer one", LogBreaks.SnapshotBack::new),
  SNAPSHOT_BEFORE_ROWS(
      "write a snapshot before the rows it covers", LogBreaks.SnapshotBeforeRows::new),
  RETIRE_UNARCHIVED("retire what is not in cold storage", ArchiveBreaks.RetireUnarchived::new),
  RETIRE_UNREAD(
      "retire what a complete checkpoint covers, without reading it back",
      ArchiveBreaks.RetireUnread::new),
  RETIRE_ABOVE_SNAPSHOT(
      "retire rows above the stored snapshot", ArchiveBreaks.RetireAboveSnapshot::new),
  COUNT_ALONE(
      "compare a count with the log, whatever other counts have found", LogBreaks.CountAlone::new),
  DROP_OLD("drop commits of the change stream that look old", LogBreaks.DropOld::new),
  WAIT_FOR_THE_ROW(
      "take a row that cannot be read for a log that does not answer",
      UnreadableBreaks.WaitForTheRow::new),
  PASS_OVER_UNREADABLE(
      "do not tell of a change that cannot be read", UnreadableBreaks.PassOver::new),
  PROPOSE_ONCE("do not propose again what append has let go of", UnreadableBreaks.ProposeOnce::new);

  private final String what;
  private final Supplier<Wiring> wiring;

  Break(String what, Supplier<Wiring> wiring) {
    this.what = what;
    this.wiring = wiring;
  }

  /** As it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the mistake is. */
  public String what() {
    return what;
  }

  /** The system with the mistake in it; new for each run. */
  public Wiring wiring() {
    return wiring.get();
  }

  public static Optional<Break> named(String word) {
    return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
