package dev.holdfast.gateway.tls;

import java.nio.file.Path;
import java.util.List;

/**
 * PEM files that a server proves itself by.
 *
 * @param certificate the server's own, and after it those that vouch for it
 * @param key its private key, as PKCS #8, without a password
 */
public record TlsFiles(Path certificate, Path key) {
  List<Path> both() {
    return List.of(certificate, key);
  }
}
