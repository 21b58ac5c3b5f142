package dev.holdfast.deploy.command;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/** Stacks of CloudFormation: made, updated, deleted, and each waited for. */
final class Stacks {
  private static final int LOOK_SECONDS = 10;

  /** An hour: a table with a new index, or a service that comes up slowly. */
  private static final int LOOKS_MAX = 360;

  private final CloudFormationClient client;
  private final Tools tools;

  Stacks(CloudFormationClient client, Tools tools) {
    this.client = client;
    this.tools = tools;
  }

  /**
   * Makes a stack, or updates it to this template, and waits until that is done.
   *
   * @param isProtected against deletion
   * @return its outputs
   * @throws Failed if it is not done; then CloudFormation has put back what was before
   */
  Map<String, String> put(String name, String template, boolean isProtected) {
    Optional<Stack> there = find(name);
    if (there.isEmpty()) {
      client.createStack(
          CreateStackRequest.builder()
              .stackName(name)
              .templateBody(template)
              .capabilities(Capability.CAPABILITY_IAM)
              .onFailure(OnFailure.ROLLBACK)
              .enableTerminationProtection(isProtected)
              .build());
    } else if (!update(name, template)) {
      tools.say(name + " is as it should be");
      return outputs(there.get());
    }
    tools.say(name + (there.isEmpty() ? " is being made" : " is being updated"));
    return outputs(await(name));
  }

  /** The template it was last given, word for word. */
  String template(String name) {
    return client.getTemplate(ask -> ask.stackName(name)).templateBody();
  }

  Optional<Map<String, String>> outputs(String name) {
    return find(name).map(Stacks::outputs);
  }

  /** Deletes a stack, if it is there, and waits until it is gone. */
  void delete(String name) {
    if (find(name).isEmpty()) {
      return;
    }
    client.deleteStack(ask -> ask.stackName(name));
    tools.say(name + " is being deleted");
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      Optional<Stack> stack = find(name);
      if (stack.isEmpty()) {
        return;
      }
      if (stack.get().stackStatusAsString().equals("DELETE_FAILED")) {
        throw Failed.because(name + " can't be deleted: " + reason(name));
      }
      tools.pause(LOOK_SECONDS);
    }
    throw late(name);
  }

  /** Lets a stack be deleted. */
  void unprotect(String name) {
    client.updateTerminationProtection(
        ask -> ask.stackName(name).enableTerminationProtection(false));
  }

  private boolean update(String name, String template) {
    try {
      client.updateStack(
          UpdateStackRequest.builder()
              .stackName(name)
              .templateBody(template)
              .capabilities(Capability.CAPABILITY_IAM)
              .build());
      return true;
    } catch (CloudFormationException e) {
      if (e.getMessage().contains("No updates are to be performed")) {
        return false;
      }
      throw e;
    }
  }

  private Stack await(String name) {
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      Stack stack = find(name).orElseThrow(() -> Failed.because(name + " is gone"));
      String status = stack.stackStatusAsString();
      if (status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE")) {
        return stack;
      }
      if (status.endsWith("ROLLBACK_COMPLETE") || status.endsWith("_FAILED")) {
        throw Failed.because(name + " is " + status + ": " + reason(name));
      }
      tools.pause(LOOK_SECONDS);
    }
    throw late(name);
  }

  private static Failed late(String name) {
    return Failed.because(name + " has not come to an end within an hour; it goes on on AWS");
  }

  private Optional<Stack> find(String name) {
    try {
      return client.describeStacks(ask -> ask.stackName(name)).stacks().stream().findFirst();
    } catch (CloudFormationException e) {
      if (e.getMessage().contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The oldest failure of the newest events is what the others came from. */
  private String reason(String name) {
    return client.describeStackEvents(ask -> ask.stackName(name)).stackEvents().stream()
        .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
        .reduce((newer, older) -> older)
        .map(Stacks::words)
        .orElse("CloudFormation does not say why");
  }

  private static String words(StackEvent event) {
    return event.logicalResourceId() + ": " + event.resourceStatusReason();
  }

  private static Map<String, String> outputs(Stack stack) {
    return stack.outputs().stream()
        .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
  }
}
