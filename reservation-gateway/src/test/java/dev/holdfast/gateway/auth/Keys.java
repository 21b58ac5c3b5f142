package dev.holdfast.gateway.auth;

import dev.holdfast.gateway.SecurityConfig;
import dev.holdfast.gateway.http.Role;
import dev.holdfast.key.ApiKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of keys, one for each role, with the keys themselves. */
public final class Keys {
  public final Path file;
  private final Map<Role, ApiKey> keys = new EnumMap<>(Role.class);

  public Keys(Path folder) {
    file = folder.resolve("keys");
    for (Role role : Role.values()) {
      keys.put(role, ApiKey.make(new SecureRandom()));
    }
    write(List.of(Role.values()));
  }

  public String of(Role role) {
    return keys.get(role).text();
  }

  /** From now on, only these are in the file. */
  public void keep(Role... roles) {
    write(List.of(roles));
  }

  private void write(List<Role> roles) {
    try {
      Files.write(
          file,
          roles.stream()
              .map(role -> new KeyLine(role, role.word(), keys.get(role).hash()).toString())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets in who has one of them. */
  public SecurityConfig config() {
    return config(Optional.empty(), List.of(), 0);
  }

  public SecurityConfig config(Optional<OidcConfig> oidc, List<String> origins, int perSecond) {
    return new SecurityConfig(
        "127.0.0.1", true, List.of(file), oidc, Optional.empty(), origins, perSecond);
  }
}
