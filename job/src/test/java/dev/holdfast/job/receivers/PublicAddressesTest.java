package dev.holdfast.job.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  private static boolean isPublic(String figures) throws UnknownHostException {
    return PublicAddresses.isPublic(InetAddress.getByName(figures));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void whatIsOfThisMachineItsNetworkOrItsCloudIsInternal(String figures)
      throws UnknownHostException {
    assertThat(isPublic(figures)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9.9.9.9", "11.0.0.1", "172.15.0.1", "172.32.0.1", "193.0.0.1", "2600:1f00::1"})
  void whatIsEverybodysIsPublic(String figures) throws UnknownHostException {
    assertThat(isPublic(figures)).isTrue();
  }

  @Test
  void aNameIsRefusedIfOneOfItsAddressesIsInternal() throws UnknownHostException {
    InMemoryDnsResolver names = new InMemoryDnsResolver();
    InetAddress open = InetAddress.getByName("9.9.9.9");
    names.add("shop.example", open);
    names.add("trap.example", open, InetAddress.getByName("169.254.169.254"));
    DnsResolver checked = new CheckedNames(names, PublicAddresses::isPublic);

    assertThat(checked.resolve("shop.example")).containsExactly(open);
    assertThatThrownBy(() -> checked.resolve("trap.example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("webhooks.internal");
  }
}
