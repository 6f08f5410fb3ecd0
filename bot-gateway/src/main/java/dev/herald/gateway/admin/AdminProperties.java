package dev.herald.gateway.admin;

import dev.herald.access.BearerKeys;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The administration of references.
///
/// @param port where it listens, never the port of the service; 0 takes a free one; absent, the
///   default, switches it off
/// @param address on which it listens; without, only this machine reaches it
/// @param keys who may use it, by a name for the audit log; without any, nobody
@ConfigurationProperties("herald.gateway.admin")
public record AdminProperties(
    @Nullable Integer port,
    @DefaultValue("127.0.0.1") InetAddress address,
    @DefaultValue Map<String, Key> keys) {
  private static final int HIGHEST = 65_535;

  public AdminProperties {
    keys = Map.copyOf(keys);
    if (port != null && (port < 0 || port > HIGHEST)) {
      throw new IllegalArgumentException("herald.gateway.admin.port must be between 0 and 65535");
    }
  }

  /// A key.
  ///
  /// @param sha256 of the key that is sent as bearer token, in hexadecimal
  /// @param rights what it allows; none unless set
  public record Key(@DefaultValue("") String sha256, @DefaultValue Set<Right> rights) {
    public Key {
      rights = Set.copyOf(rights);
      if (!BearerKeys.isHash(sha256)) {
        throw new IllegalArgumentException(
            "herald.gateway.admin.keys.*.sha256 must be the SHA-256 of a key in hexadecimal, not"
                + " the key: echo -n KEY | sha256sum");
      }
    }
  }
}
