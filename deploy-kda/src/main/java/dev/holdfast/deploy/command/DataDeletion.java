package dev.holdfast.deploy.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Deletes the data stack with what it keeps: the stack is updated to keep nothing, its bucket is
 * emptied, and then it goes. What is locked stays, for nobody can delete that, and so does the key
 * that it is encrypted with.
 */
final class DataDeletion implements Destroy.Data {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  private final S3Client files;

  DataDeletion(S3Client files) {
    this.files = files;
  }

  @Override
  public void delete(Installation of) {
    String name = of.name("data");
    of.stacks
        .outputs(name)
        .ifPresent(
            outputs -> {
              of.stacks.put(name, keepingNothing(of.stacks.template(name)), true);
              empty(outputs.get("StorageBucket"));
              of.stacks.unprotect(name);
              of.stacks.delete(name);
              of.tools.say("a locked copy of cold storage stays until its lock ends");
            });
  }

  /** The template with nothing retained and nothing protected, but for what is locked. */
  static String keepingNothing(String template) {
    try {
      JsonNode root = JSON.readTree(template);
      root.path("Resources").forEach(each -> release((ObjectNode) each));
      return JSON.writeValueAsString(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void release(ObjectNode resource) {
    boolean isLocked = resource.at("/Properties/ObjectLockEnabled").asBoolean();
    if (isLocked || resource.path("Type").asText().equals("AWS::KMS::Key")) {
      return;
    }
    POLICIES.stream().filter(resource::has).forEach(policy -> resource.put(policy, "Delete"));
    if (resource.path("Properties").has("DeletionProtectionEnabled")) {
      ((ObjectNode) resource.get("Properties")).put("DeletionProtectionEnabled", false);
    }
  }

  private void empty(String bucket) {
    while (true) {
      ListObjectVersionsResponse page = files.listObjectVersions(ask -> ask.bucket(bucket));
      List<ObjectIdentifier> all =
          Stream.concat(
                  page.versions().stream().map(each -> identifier(each.key(), each.versionId())),
                  page.deleteMarkers().stream()
                      .map(each -> identifier(each.key(), each.versionId())))
              .toList();
      if (all.isEmpty()) {
        return;
      }
      var refused =
          files
              .deleteObjects(
                  ask -> ask.bucket(bucket).delete(Delete.builder().objects(all).build()))
              .errors();
      if (!refused.isEmpty()) {
        throw Failed.because(bucket + ": " + refused.get(0).message());
      }
    }
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }
}
