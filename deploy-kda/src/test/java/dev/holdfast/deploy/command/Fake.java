package dev.holdfast.deploy.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * An AWS that answers as it is told to, and keeps what it was asked. What it has not been told it
 * answers as in a rehearsal.
 */
final class Fake extends Rehearsal {
  private record Rule(Predicate<Call> about, List<Stage.Answer> answers) {}

  final List<Call> calls = new ArrayList<>();
  final List<String> told;
  final List<Integer> ready = new ArrayList<>();
  int paused;
  private final List<Rule> rules = new ArrayList<>();

  private Fake(List<String> told, String command) {
    super(told::add, command);
    this.told = told;
  }

  static Fake of(String command) {
    return new Fake(new ArrayList<>(), command);
  }

  /** The next answers to calls of an action; the last of them from then on. */
  Fake answers(String action, String... bodies) {
    return rule(
        call -> call.action().equals(action), Stream.of(bodies).map(Stage.Answer::ok).toList());
  }

  /** The same for one stack: its statuses. */
  Fake stack(String name, String... statuses) {
    return rule(
        call ->
            call.action().equals("DescribeStacks") && name.equals(call.fields().get("StackName")),
        Stream.of(statuses).map(status -> Stage.Answer.ok(stackOf(name, status))).toList());
  }

  /** The next statuses of the job. */
  Fake job(String code, String... statuses) {
    return answers(
        "DescribeApplication",
        Stream.of(statuses).map(status -> application(status, code)).toArray(String[]::new));
  }

  private Fake rule(Predicate<Call> about, List<Stage.Answer> answers) {
    rules.add(new Rule(about, new ArrayList<>(answers)));
    return this;
  }

  Aws aws() {
    return Aws.of(Region.EU_WEST_1, NOBODY, this);
  }

  @Override
  Stage.Answer answer(Call call) {
    calls.add(call);
    Stage.Answer usual = super.answer(call);
    return rules.stream()
        .filter(rule -> rule.about().test(call))
        .findFirst()
        .map(rule -> rule.answers().size() > 1 ? rule.answers().remove(0) : rule.answers().get(0))
        .orElse(usual);
  }

  @Override
  public void run(List<String> command, Optional<String> input) {
    calls.add(new Call("machine", String.join(" ", command), Map.of(), input.orElse("")));
  }

  @Override
  public int status(URI address) {
    calls.add(new Call("machine", "GET " + address, Map.of(), ""));
    return ready.isEmpty() ? 200 : ready.remove(0);
  }

  @Override
  public void pause(int seconds) {
    paused += seconds;
  }

  /** What was changed, in order: calls that only ask are left out. */
  List<String> changes() {
    return calls.stream()
        .filter(call -> !call.action().matches("(Describe|List|Get).*|HEAD .*|GET [^:]*"))
        .map(
            call ->
                call.action()
                    + Optional.ofNullable(call.fields().get("StackName"))
                        .map(" "::concat)
                        .orElse(""))
        .toList();
  }

  private static String application(String status, String code) {
    return """
        {"ApplicationDetail":{"ApplicationStatus":"%s","ApplicationConfigurationDescription":
        {"ApplicationCodeConfigurationDescription":{"CodeContentDescription":
        {"S3ApplicationCodeLocationDescription":{"FileKey":"%s"}}}}}}"""
        .formatted(status, code);
  }

  private static String stackOf(String name, String status) {
    return """
        <DescribeStacksResponse><DescribeStacksResult><Stacks><member>
        <StackName>%s</StackName><StackStatus>%s</StackStatus>
        </member></Stacks></DescribeStacksResult></DescribeStacksResponse>"""
        .formatted(name, status);
  }
}
