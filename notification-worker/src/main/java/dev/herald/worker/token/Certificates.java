package dev.herald.worker.token;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/// Takes a bot's key and certificate out of a key store.
final class Certificates {
  private Certificates() {}

  /// The first RSA key that there is, with its certificates.
  ///
  /// @param name for the message when there is none
  static IClientCredential of(KeyManager[] managers, String name) {
    return Arrays.stream(managers)
        .filter(X509KeyManager.class::isInstance)
        .map(X509KeyManager.class::cast)
        .filter(manager -> manager.getClientAliases("RSA", null) != null)
        .findFirst()
        .map(Certificates::credential)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the SSL bundle '" + name + "' holds no RSA key for a bot's certificate"));
  }

  private static IClientCredential credential(X509KeyManager manager) {
    String alias = manager.getClientAliases("RSA", null)[0];
    PrivateKey key = manager.getPrivateKey(alias);
    List<X509Certificate> chain = List.of(manager.getCertificateChain(alias));
    return ClientCredentialFactory.createFromCertificateChain(key, chain);
  }
}
