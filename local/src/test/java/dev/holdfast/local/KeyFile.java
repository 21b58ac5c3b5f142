package dev.holdfast.local;

import dev.holdfast.key.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of keys' hashes, one key for each role, as `holdfast key` writes it. */
public final class KeyFile {
  public final Path path;
  private final Map<String, String> keys = new HashMap<>();

  public KeyFile(Path path) throws IOException {
    this.path = path;
    List<String> lines = new ArrayList<>();
    for (String role : List.of("storefront", "warehouse", "operator")) {
      ApiKey key = ApiKey.make(new SecureRandom());
      keys.put(role, key.text());
      lines.add(role + " " + role + "-of-a-test " + key.hash());
    }
    Files.write(path, lines);
  }

  public String of(String role) {
    return keys.get(role);
  }
}
