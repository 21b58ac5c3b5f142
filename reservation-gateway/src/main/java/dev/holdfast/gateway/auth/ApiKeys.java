package dev.holdfast.gateway.auth;

import dev.holdfast.config.ConfigException;
import dev.holdfast.gateway.http.Principal;
import dev.holdfast.key.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that are good at the moment, by their hashes. */
public final class ApiKeys {
  /** A file that is none of keys is not told of line by line. */
  private static final int WRONG_LINES_MAX = 5;

  @SuppressWarnings("ArrayRecordComponent") // entries are never compared as a whole
  private record Entry(byte[] hash, Principal holder) {}

  /**
   * By the first eight bytes of the hash. What follows is compared in a time that tells nothing.
   */
  private final Map<Long, Entry> entries = new HashMap<>();

  private final Set<String> names = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private ApiKeys() {}

  /**
   * Reads files of keys. Empty lines and those that begin with `#` say nothing.
   *
   * @throws ConfigException with every fault; none of them quotes a line, which may hold a key
   */
  public static ApiKeys read(List<Path> files) {
    ApiKeys keys = new ApiKeys();
    files.forEach(keys::add);
    if (!keys.faults.isEmpty()) {
      throw new ConfigException(keys.faults);
    }
    return keys;
  }

  private void add(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      int wrong = 0;
      for (int i = 0; i < lines.size() && wrong < WRONG_LINES_MAX; i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          wrong += add(file + " line " + (i + 1), KeyLine.parse(lines.get(i))) ? 0 : 1;
        }
      }
      if (wrong == WRONG_LINES_MAX) {
        faults.add(file + " may have more such lines; is it a file of API keys?");
      }
    } catch (IOException e) {
      faults.add(file + " can't be read as a file of API keys: " + e.getClass().getSimpleName());
    }
  }

  /** Whether it is a line of such a file. */
  private boolean add(String place, Optional<KeyLine> line) {
    if (line.isEmpty()) {
      faults.add(place + " must be a role, a name and the SHA-256 of a key, as `key` writes them");
      return false;
    }
    KeyLine key = line.get();
    if (!names.add(key.name())) {
      faults.add(place + " has the name " + key.name() + ", which is there already");
    }
    byte[] hash = HexFormat.of().parseHex(key.hash());
    Principal holder = Principal.ofKey(key.name(), key.role());
    if (entries.putIfAbsent(first(hash), new Entry(hash, holder)) != null) {
      faults.add(place + " has a key that is there already");
    }
    return true;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public boolean hasName(String name) {
    return names.contains(name);
  }

  /** Whose key it is; empty if nobody's. */
  Optional<Principal> holder(String key) {
    byte[] hash = Sha256.of(key);
    return Optional.ofNullable(entries.get(first(hash)))
        .filter(entry -> MessageDigest.isEqual(entry.hash(), hash))
        .map(Entry::holder);
  }

  private static long first(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }
}
