package dev.holdfast.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;

/** The gateway's image, in the installation's repository. */
final class Images {
  private final EcrClient client;
  private final Tools tools;

  Images(EcrClient client, Tools tools) {
    this.client = client;
    this.tools = tools;
  }

  /**
   * Builds the image and pushes it, unless one of this tag is there.
   *
   * @param repository its URI, as {@code 123456789012.dkr.ecr.eu-west-1.amazonaws.com/NAME}
   */
  void push(String repository, String tag) {
    String name = repository.substring(repository.indexOf('/') + 1);
    if (isThere(name, tag)) {
      tools.say("image " + tag + " is there");
      return;
    }
    String image = repository + ":" + tag;
    tools.run(
        List.of(
            "docker",
            "build",
            "--platform",
            "linux/arm64",
            "--file",
            "deploy-kda/image/Dockerfile",
            "--tag",
            image,
            "."),
        Optional.empty());
    String registry = repository.substring(0, repository.indexOf('/'));
    tools.run(
        List.of("docker", "login", "--username", "AWS", "--password-stdin", registry),
        Optional.of(password()));
    tools.run(List.of("docker", "push", image), Optional.empty());
  }

  private boolean isThere(String repository, String tag) {
    try {
      client.describeImages(
          ask ->
              ask.repositoryName(repository)
                  .imageIds(ImageIdentifier.builder().imageTag(tag).build()));
      return true;
    } catch (ImageNotFoundException e) {
      return false;
    }
  }

  private String password() {
    String token =
        client.getAuthorizationToken(ask -> {}).authorizationData().get(0).authorizationToken();
    return new String(Base64.getDecoder().decode(token), UTF_8).replaceFirst("^AWS:", "");
  }
}
