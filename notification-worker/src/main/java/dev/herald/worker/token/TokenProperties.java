package dev.herald.worker.token;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// As which bots the worker speaks to channels.
///
/// @param cloud where they log in; the wrong one is refused
/// @param bots the bots whose conversations this worker serves. Without any, requests carry no
///   token, which only local channels accept. The first is read from `MicrosoftAppId`,
///   `MicrosoftAppPassword`, `MicrosoftAppType` and `MicrosoftAppTenantId`
/// @param ahead how long before its end a token is replaced, at most half of its life. Shorter
///   leaves less time to get over an outage of the login
/// @param timeout how long a request for a token may take
/// @param patience how long a send waits for a token when there is none; then the bot pauses
/// @param authority replaces the cloud's login, for private clouds and tests
/// @param sslBundle the SSL bundle of Spring that says which certificates of the login are trusted;
///   empty means those that Java trusts
@Validated
@ConfigurationProperties("herald.token")
public record TokenProperties(
    @DefaultValue("PUBLIC") Cloud cloud,
    @DefaultValue List<@Valid Bot> bots,
    @DefaultValue("5m") Duration ahead,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("5s") Duration patience,
    @Nullable URI authority,
    @DefaultValue("") String sslBundle) {

  public TokenProperties {
    bots = bots.stream().filter(bot -> !bot.appId().isBlank()).toList();
    if (bots.stream().map(Bot::appId).distinct().count() < bots.size()) {
      throw new IllegalArgumentException("herald.token.bots names an app id twice");
    }
    if (ahead.isNegative() || !timeout.isPositive() || !patience.isPositive()) {
      throw new IllegalArgumentException(
          "herald.token.timeout and patience must be above 0, ahead must not be below");
    }
    if (authority != null && !"https".equals(authority.getScheme())) {
      throw new IllegalArgumentException("herald.token.authority must begin with https://");
    }
  }

  /// Where tokens of a bot are asked for.
  String authorityOf(Bot bot) {
    String login = authority == null ? cloud.login() : authority.toString();
    String tenant = bot.type() == Bot.Type.MULTI_TENANT ? cloud.sharedTenant() : bot.tenantId();
    return (login.endsWith("/") ? login : login + "/") + tenant + "/";
  }

  /// One bot.
  ///
  /// @param appId its application id
  /// @param password its client secret
  /// @param certificate instead of the password: the SSL bundle of Spring (PEM or PKCS12) that
  ///   holds its key and certificate, read anew for each token
  /// @param type how it is registered; a managed identity needs neither password nor certificate
  /// @param tenantId the tenant of a single-tenant bot
  public record Bot(
      @DefaultValue("") String appId,
      @DefaultValue("") Secret password,
      @DefaultValue("") String certificate,
      @DefaultValue("MULTI_TENANT") Type type,
      @DefaultValue("") String tenantId) {

    public Bot {
      appId = appId.strip().toLowerCase(Locale.ROOT);
      if (!appId.isBlank()) {
        check(password, certificate, type, tenantId);
      }
    }

    private static void check(Secret password, String certificate, Type type, String tenantId) {
      boolean identity = type == Type.USER_ASSIGNED_MSI;
      if (!identity && password.isSet() == !certificate.isBlank()) {
        throw new IllegalArgumentException(
            "a bot of type "
                + type
                + " needs its secret or its certificate, not both: set MicrosoftAppPassword or"
                + " herald.token.bots[…].certificate");
      }
      if (type == Type.SINGLE_TENANT && tenantId.isBlank()) {
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
}
