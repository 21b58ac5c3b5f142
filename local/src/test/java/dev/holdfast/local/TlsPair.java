package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/** A key, and a certificate that it has signed itself, as PEM files. */
public final class TlsPair {
  private static final String PASSWORD = "password";

  public final Path certificate;
  public final Path key;

  /**
   * @param names as keytool takes them, such as ip:127.0.0.1
   */
  public TlsPair(Path folder, String names) throws Exception {
    Files.createDirectories(folder);
    certificate = folder.resolve("tls.crt");
    key = folder.resolve("tls.key");
    KeyStore made = make(folder.resolve("store.p12"), folder.resolve("keytool.txt"), names);
    write(certificate, "CERTIFICATE", made.getCertificate("server").getEncoded());
    write(key, "PRIVATE KEY", made.getKey("server", PASSWORD.toCharArray()).getEncoded());
  }

  private static KeyStore make(Path store, Path said, String names) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(said)).isZero();
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private static void write(Path file, String kind, byte[] content) throws Exception {
    String text = Base64.getMimeEncoder().encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
