package dev.herald.worker.token;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Sends what MSAL has for the endpoint of managed identities, which exists only in Azure, to a
/// login here.
record Redirected(URI login, SelfSigned identity) implements IHttpClient {

  @Override
  public IHttpResponse send(HttpRequest request) throws Exception {
    URI asked = request.url().toURI();
    URI here = login.resolve(asked.getRawPath() + "?" + asked.getRawQuery());
    HttpsURLConnection connection = (HttpsURLConnection) here.toURL().openConnection();
    connection.setSSLSocketFactory(trusting().getSocketFactory());
    try (InputStream in = connection.getInputStream()) {
      HttpResponse response = new HttpResponse();
      response.body(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      response.statusCode(connection.getResponseCode());
      response.addHeaders(connection.getHeaderFields());
      return response;
    }
  }

  private SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("login", identity.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
