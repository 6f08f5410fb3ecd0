package dev.herald.gateway.auth;

import java.net.URI;
import java.util.Set;

/// The clouds of Azure Bot Service, each with its own issuer and login. Values as Microsoft
/// documents them for the Bot Connector's authentication.
public enum Cloud {
  PUBLIC("https://api.botframework.com", "login.botframework.com", Entra.PUBLIC),
  US_GOV("https://api.botframework.us", "login.botframework.azure.us", Entra.US_GOV),
  CHINA("https://api.botframework.azure.cn", "login.botframework.azure.cn", Entra.CHINA);

  private final String channelIssuer;
  private final String metadataHost;
  private final Entra entra;

  Cloud(String channelIssuer, String metadataHost, Entra entra) {
    this.channelIssuer = channelIssuer;
    this.metadataHost = metadataHost;
    this.entra = entra;
  }

  String channelIssuer() {
    return channelIssuer;
  }

  /// The Bot Connector's document is called `openidconfiguration`, without a hyphen.
  URI channelMetadata() {
    return URI.create("https://" + metadataHost + "/v1/.well-known/openidconfiguration");
  }

  Entra entra() {
    return entra;
  }

  /// Who issues tokens of applications.
  enum Entra {
    PUBLIC("https://login.microsoftonline.com", "common"),
    US_GOV("https://login.microsoftonline.us", "cab8a31a-1906-4287-a0d8-4eef66b95f6e"),
    CHINA("https://login.partner.microsoftonline.cn", "common");

    private final String login;
    private final String metadataTenant;

    Entra(String login, String metadataTenant) {
      this.login = login;
      this.metadataTenant = metadataTenant;
    }

    URI metadata() {
      return URI.create(login + "/" + metadataTenant + "/v2.0/.well-known/openid-configuration");
    }

    /// Microsoft's own tenants, whose tokens the Emulator and the Bot Framework use.
    Set<String> tenants() {
      return switch (this) {
        case PUBLIC ->
            Set.of(
                "d6d49420-f39b-4df7-a1dc-d59a935871db",
                "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
                "69e9b82d-4842-4902-8d1e-abc5b98a55e8");
        case US_GOV ->
            Set.of("cab8a31a-1906-4287-a0d8-4eef66b95f6e", "f8cdef31-a31e-4b4a-93e4-5f571e91255a");
        case CHINA -> Set.of();
      };
    }

    /// The two names under which a tenant issues: of version 1 and of version 2.
    Set<String> issuersOf(String tenant) {
      return Set.of("https://sts.windows.net/" + tenant + "/", login + "/" + tenant + "/v2.0");
    }
  }
}
