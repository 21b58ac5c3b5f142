package dev.holdfast.gateway.tls;

import dev.holdfast.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link TlsFiles} into the form in which Java wants them. */
public final class PemKeyStore {
  /** It never leaves memory, so a password would protect it from nobody. */
  static final String PASSWORD = "";

  /** What the certificate and its key are kept under. */
  static final String ALIAS = "server";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private PemKeyStore() {}

  /**
   * @throws ConfigException if one of the files is no such thing, or they do not belong together
   */
  public static KeyStore read(TlsFiles files) {
    try {
      Certificate[] chain = chain(files.certificate());
      PrivateKey key = key(files.key(), chain[0].getPublicKey().getAlgorithm());
      if (!belongTogether(key, chain[0].getPublicKey())) {
        throw new ConfigException(files.key() + " is not the key of " + files.certificate());
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every Java keeps keys in memory", e);
    }
  }

  private static Certificate[] chain(Path file) {
    try {
      byte[] pem = Files.readAllBytes(file);
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(file + " can't be read as PEM certificates: " + e.getMessage());
    }
    throw new ConfigException(file + " holds no certificate");
  }

  private static PrivateKey key(Path file, String algorithm) {
    try {
      Matcher pem = KEY.matcher(Files.readString(file));
      if (pem.find()) {
        byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(
          file + " can't be read as a private key (" + algorithm + "): " + e.getClass().getName());
    }
    throw new ConfigException(
        file
            + " holds no BEGIN PRIVATE KEY (PKCS #8, without a password); `openssl pkcs8 -topk8"
            + " -nocrypt` makes one of other forms");
  }

  /** What the one signs the other must know. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] text = {1};
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(text);
    byte[] signature = signing.sign();
    signing.initVerify(certified);
    signing.update(text);
    return signing.verify(signature);
  }
}
