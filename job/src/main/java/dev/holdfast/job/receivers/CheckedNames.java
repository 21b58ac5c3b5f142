package dev.holdfast.job.receivers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names for connections, and lets none be made to an internal address. The addresses that
 * it hands out are those that are connected to: nobody is asked a second time, who might say
 * otherwise.
 */
final class CheckedNames implements DnsResolver {
  private final DnsResolver resolver;
  private final Predicate<InetAddress> isPublic;

  CheckedNames() {
    this(SystemDefaultDnsResolver.INSTANCE, PublicAddresses::isPublic);
  }

  CheckedNames(DnsResolver resolver, Predicate<InetAddress> isPublic) {
    this.resolver = resolver;
    this.isPublic = isPublic;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = resolver.resolve(host);
    for (InetAddress address : addresses) {
      if (!isPublic.test(address)) {
        throw new UnknownHostException(
            host + " is at an internal address, which webhooks.internal does not allow");
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return resolver.resolveCanonicalHostname(host);
  }
}
