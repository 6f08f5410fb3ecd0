package dev.herald.worker.token;

/// The clouds of Azure Bot Service: where a bot logs in, and for what. Values as Microsoft
/// documents them for the Bot Connector's authentication.
public enum Cloud {
  PUBLIC("https://login.microsoftonline.com", "botframework.com", "https://api.botframework.com"),
  US_GOV(
      "https://login.microsoftonline.us",
      "MicrosoftServices.onmicrosoft.us",
      "https://api.botframework.us"),
  CHINA(
      "https://login.partner.microsoftonline.cn",
      "microsoftservices.partner.onmschina.cn",
      "https://api.botframework.azure.cn");

  private final String login;
  private final String sharedTenant;
  private final String connector;

  Cloud(String login, String sharedTenant, String connector) {
    this.login = login;
    this.sharedTenant = sharedTenant;
    this.connector = connector;
  }

  String login() {
    return login;
  }

  /// The tenant in which multi-tenant bots log in.
  String sharedTenant() {
    return sharedTenant;
  }

  /// The resource that tokens are for.
  String connector() {
    return connector;
  }
}
