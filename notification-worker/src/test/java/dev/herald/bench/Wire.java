package dev.herald.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

/// The HTTP client that Herald uses, without anything around it.
final class Wire implements AutoCloseable {
  private final CloseableHttpClient http;

  Wire(int connections) {
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.OFFLOCK)
                    .setMaxConnTotal(connections)
                    .setMaxConnPerRoute(connections)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(Http1Config.custom().setBufferSize(4096).build())
                            .build())
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
  }

  static String path(String conversation) {
    return "v3/conversations/"
        + URLEncoder.encode(conversation, StandardCharsets.UTF_8)
        + "/activities";
  }

  /// Sends an activity; reads the answer to its end.
  ///
  /// @return the status
  int post(URI serviceUrl, String conversation, byte[] activity) throws IOException {
    HttpPost post = new HttpPost(serviceUrl + path(conversation));
    post.setEntity(new ByteArrayEntity(activity, ContentType.APPLICATION_JSON));
    return http.execute(
        post,
        response -> {
          EntityUtils.consume(response.getEntity());
          return response.getCode();
        });
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
