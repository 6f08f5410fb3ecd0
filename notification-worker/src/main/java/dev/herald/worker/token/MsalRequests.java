package dev.herald.worker.token;

import com.microsoft.aad.msal4j.AbstractApplicationBase;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import dev.herald.worker.token.TokenProperties.Bot;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// How each kind of bot proves who it is.
///
/// @param certificates the certificate of that name, as it is now
/// @param settings for every request: time-outs, TLS
record MsalRequests(
    TokenProperties properties,
    Function<String, IClientCredential> certificates,
    Consumer<AbstractApplicationBase.Builder<?>> settings) {

  MsalIssuer.Request of(Bot bot) {
    return switch (bot.type()) {
      case MULTI_TENANT, SINGLE_TENANT -> confidential(bot);
      case USER_ASSIGNED_MSI -> managedIdentity(bot);
    };
  }

  /// The application is made for each request: a certificate may have been replaced meanwhile, and
  /// its cache starts empty. Where to log in is configured, so nobody is asked about it.
  private MsalIssuer.Request confidential(Bot bot) {
    Set<String> scopes = Set.of(properties.cloud().connector() + "/.default");
    return () -> {
      ConfidentialClientApplication.Builder application =
          ConfidentialClientApplication.builder(bot.appId(), credential(bot))
              .authority(properties.authorityOf(bot))
              .instanceDiscovery(false);
      settings.accept(application);
      return application
          .build()
          .acquireToken(ClientCredentialParameters.builder(scopes).skipCache(true).build());
    };
  }

  private IClientCredential credential(Bot bot) {
    return bot.password().isSet()
        ? ClientCredentialFactory.createFromSecret(bot.password().text())
        : certificates.apply(bot.certificate());
  }

  private MsalIssuer.Request managedIdentity(Bot bot) {
    return () -> {
      ManagedIdentityApplication.Builder application =
          ManagedIdentityApplication.builder(ManagedIdentityId.userAssignedClientId(bot.appId()));
      settings.accept(application);
      return application
          .build()
          .acquireTokenForManagedIdentity(
              ManagedIdentityParameters.builder(properties.cloud().connector())
                  .forceRefresh(true)
                  .build());
    };
  }
}
