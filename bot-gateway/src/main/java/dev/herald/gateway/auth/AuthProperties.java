package dev.herald.gateway.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How callers of the messaging endpoint are authenticated.
///
/// @param mode must be chosen, there is no default. `channel` accepts the tokens of the Bot
///   Connector; `anonymous` accepts every request and marks what it captures as unverified: for
///   development only
/// @param cloud which cloud's issuer is trusted; the wrong one refuses every channel
/// @param bots the bots behind this endpoint; mode `channel` needs one at least. The first is read
///   from `MicrosoftAppId`, `MicrosoftAppType` and `MicrosoftAppTenantId`
/// @param channel overrides of the cloud's issuer, for tests and private clouds
/// @param unendorsedChannels channels whose keys need not be endorsed for them; empty, the default,
///   asks an endorsement of every channel
/// @param entra tokens of Entra (Emulator, Agents Playground with a client id); off by default
/// @param skills app ids of other bots that may call this one; empty, the default, refuses all
@Validated
@ConfigurationProperties("herald.gateway.auth")
public record AuthProperties(
    @NotNull(
            message =
                "must be set, nobody is let in by default; 'channel' authenticates the Bot"
                    + " Connector, 'anonymous' lets everybody in and is for development (the"
                    + " profile 'local' sets it)")
        Mode mode,
    @DefaultValue("PUBLIC") Cloud cloud,
    @DefaultValue List<@Valid Bot> bots,
    @DefaultValue IssuerOverride channel,
    @DefaultValue Set<String> unendorsedChannels,
    @DefaultValue Entra entra,
    @DefaultValue Set<String> skills) {

  public AuthProperties {
    bots = bots.stream().filter(bot -> !bot.appId().isBlank()).toList();
    unendorsedChannels = Set.copyOf(unendorsedChannels);
    skills = skills.stream().filter(id -> !id.isBlank()).collect(Collectors.toUnmodifiableSet());
    if (mode == Mode.CHANNEL && bots.isEmpty()) {
      throw new IllegalArgumentException(
          "herald.gateway.auth.mode=channel needs the app id of a bot: set MicrosoftAppId or"
              + " herald.gateway.auth.bots[0].app-id");
    }
  }

  Set<String> appIds() {
    return bots.stream().map(Bot::appId).collect(Collectors.toUnmodifiableSet());
  }

  /// The ways to authenticate.
  public enum Mode {
    CHANNEL,
    ANONYMOUS
  }

  /// One bot.
  ///
  /// @param appId its application id
  /// @param type how it is registered; a single-tenant bot also trusts its own tenant's tokens
  /// @param tenantId its tenant; needed by single-tenant and managed-identity bots
  public record Bot(
      @DefaultValue("") String appId,
      @DefaultValue("MULTI_TENANT") Type type,
      @DefaultValue("") String tenantId) {

    public Bot {
      if (!appId.isBlank() && type != Type.MULTI_TENANT && tenantId.isBlank()) {
        throw new IllegalArgumentException(
            "a bot of type " + type + " needs its tenant: set MicrosoftAppTenantId");
      }
    }

    /// The registrations of Azure Bot Service (`MicrosoftAppType`).
    public enum Type {
      MULTI_TENANT,
      SINGLE_TENANT,
      USER_ASSIGNED_MSI
    }
  }

  /// Replaces what the cloud says of the Bot Connector.
  ///
  /// @param issuer its `iss`; absent means the cloud's
  /// @param metadata its OpenID metadata; absent means the cloud's
  public record IssuerOverride(@Nullable String issuer, @Nullable URI metadata) {}

  /// Tokens of Entra. They certify no channel and no service URL.
  ///
  /// @param enabled whether they are accepted at all
  /// @param hosts the hosts a service URL may name beside such a token; empty accepts none
  /// @param issuers accepted issuers; empty means Microsoft's own tenants and the bots' tenants
  /// @param metadata OpenID metadata; absent means the cloud's
  public record Entra(
      @DefaultValue("false") boolean enabled,
      @DefaultValue Set<String> hosts,
      @DefaultValue Set<String> issuers,
      @Nullable URI metadata) {
    public Entra {
      hosts = Set.copyOf(hosts);
      issuers = Set.copyOf(issuers);
      if (enabled && hosts.isEmpty()) {
        throw new IllegalArgumentException(
            "herald.gateway.auth.entra.enabled needs herald.gateway.auth.entra.hosts: an Entra"
                + " token certifies no service URL, so the hosts must be named");
      }
    }
  }
}
