package dev.herald.gateway.notify;

import dev.herald.access.BearerKeys;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The HTTP door to the topic.
///
/// @param open whether everybody who reaches the gateway may publish through it. Off unless set:
///   whoever may publish speaks as the bot
/// @param keys who may publish besides: for each name the SHA-256, in hexadecimal, of the key that
///   it sends as bearer token. Without any, and not open, the door is shut (404)
/// @param perSecond how many events each of them may publish, with a burst of one second; more get
///   429. Too high lets one publisher crowd out the others
/// @param maxBody largest event in bytes; larger ones get 413. More than the topic takes (1 MiB
///   with Kafka's defaults, some of it for the record around the event) is refused either way
/// @param oauth whose tokens are accepted beside the keys; nobody's unless an issuer is set
@ConfigurationProperties("herald.gateway.notify")
public record NotifyProperties(
    @DefaultValue("false") boolean open,
    @DefaultValue Map<String, String> keys,
    @DefaultValue("100") int perSecond,
    @DefaultValue("1000KB") DataSize maxBody,
    @DefaultValue OAuth oauth) {

  private static final DataSize MOST = DataSize.ofMegabytes(16);

  public NotifyProperties {
    keys = Map.copyOf(keys);
    if (!keys.values().stream().allMatch(BearerKeys::isHash)) {
      throw new IllegalArgumentException(
          "herald.gateway.notify.keys.* must be the SHA-256 of a key in hexadecimal, not the key:"
              + " echo -n KEY | sha256sum");
    }
    if (perSecond < 1) {
      throw new IllegalArgumentException("herald.gateway.notify.per-second must be at least 1");
    }
    if (maxBody.toBytes() < 1 || maxBody.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "herald.gateway.notify.max-body must be between 1B and 16MB");
    }
  }

  /// Whether anybody may come at all.
  boolean isServed() {
    return open || !keys.isEmpty() || oauth.issuer() != null;
  }

  /// The authorization server of services that publish. Its tokens must be signed with RS256.
  ///
  /// @param issuer its `iss`, letter by letter
  /// @param metadata its OpenID metadata; without, `ISSUER/.well-known/openid-configuration`
  /// @param jwks its key set, where it has no metadata
  /// @param audiences of which the token must name one
  /// @param grants scopes or roles of which the token must hold each; empty asks for none
  public record OAuth(
      @Nullable String issuer,
      @Nullable URI metadata,
      @Nullable URI jwks,
      @DefaultValue Set<String> audiences,
      @DefaultValue Set<String> grants) {
    public OAuth {
      audiences = Set.copyOf(audiences);
      grants = Set.copyOf(grants);
      if (issuer != null && audiences.isEmpty()) {
        throw new IllegalArgumentException(
            "herald.gateway.notify.oauth.issuer needs herald.gateway.notify.oauth.audiences: else"
                + " tokens that were issued for others would be accepted");
      }
    }

    URI metadataOf(String name) {
      return metadata != null
          ? metadata
          : URI.create(name.replaceAll("/+$", "") + "/.well-known/openid-configuration");
    }
  }
}
