package dev.holdfast.config;

import java.io.Serializable;
import java.net.URI;
import java.util.Set;

/** A receiver of webhooks. Its secret is in a file, and nowhere else. */
public final class WebhookEndpoint implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final URI url;
  private final URI secretFile;
  private final Set<String> types;

  WebhookEndpoint(String name, URI url, URI secretFile, Set<String> types) {
    this.name = name;
    this.url = url;
    this.secretFile = secretFile;
    this.types = types;
  }

  /** By which its deliveries are known, also when its address changes. */
  public String name() {
    return name;
  }

  public URI url() {
    return url;
  }

  /** Where its secrets are, a line each. */
  public URI secretFile() {
    return secretFile;
  }

  /** Whether it is to hear of events of this type. */
  public boolean wants(String type) {
    return types.contains(type);
  }
}
