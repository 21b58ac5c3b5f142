package dev.holdfast.job.receivers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses are everybody's: not this machine, not its network, not what a cloud tells its
 * machines about themselves, and nothing that leads there in disguise.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, special-purpose
 *     addresses</a>
 */
final class PublicAddresses {
  /** First address and length of the prefix. */
  private static final String[] INTERNAL = {
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    "::/8", // unspecified, loopback, and IPv4 in several disguises
    "64:ff9b::/32",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/9", // link-local and site-local
    "ff00::/8"
  };

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    return Arrays.stream(INTERNAL).noneMatch(block -> isWithin(address.getAddress(), block));
  }

  private static boolean isWithin(byte[] address, String block) {
    int slash = block.indexOf('/');
    byte[] first = bytes(block.substring(0, slash));
    int length = Integer.parseInt(block.substring(slash + 1));
    if (first.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((first[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Of an address in figures: nobody is asked. */
  private static byte[] bytes(String figures) {
    try {
      return InetAddress.getByName(figures).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(figures, e);
    }
  }
}
