package dev.herald.worker.send;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the way to the channels.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class HttpConfiguration {
  /// Of each buffer of a connection. A message or its answer is smaller; the default of 32 KB took
  /// 240 MB of the heap for two thousand connections.
  private static final int BUFFER_BYTES = 4096;

  private static final TimeValue CHECKED_AFTER = TimeValue.ofSeconds(1);

  @Bean(destroyMethod = "shutdownNow")
  ScheduledThreadPoolExecutor deadlines() {
    Thread.Builder thread = Thread.ofPlatform().daemon().name("http-deadlines");
    ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, thread.factory());
    deadlines.setRemoveOnCancelPolicy(true);
    return deadlines;
  }

  /// Nothing but the deadline ends a request that gets no answer: a time-out of each read would
  /// cost a timer more. A request goes out once and to where it was addressed: what to do with a
  /// failure is decided elsewhere, and a redirect would carry the message to a host that nobody
  /// allowed.
  @Bean(destroyMethod = "close")
  CloseableHttpClient httpClient(
      PoolingHttpClientConnectionManager connections, HttpProperties properties) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setKeepAliveStrategy(new KeepAlive(properties.idle()))
        .setDefaultRequestConfig(requests(properties))
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .disableContentCompression()
        .disableDefaultUserAgent()
        .replaceExecInterceptor(ChainElement.PROTOCOL.name(), new PlainExchange())
        .build();
  }

  /// The policy without locks lets a request wait for ever for the room of a connection that was
  /// closed, and its sweep closes one that was just taken. This one keeps no bound on all hosts
  /// together; that of the engine is enough.
  @Bean(destroyMethod = "close")
  PoolingHttpClientConnectionManager connections(HttpProperties properties) {
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(properties.connect()))
            .setSocketTimeout(Timeout.DISABLED)
            .setValidateAfterInactivity(CHECKED_AFTER)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(properties.maxConnectionsPerHost())
        .setDefaultConnectionConfig(connection)
        .setConnectionFactory(smallConnections())
        .build();
  }

  @Bean
  IdleConnections idleConnections(PoolingHttpClientConnectionManager connections) {
    return IdleConnections.of(connections);
  }

  private static ManagedHttpClientConnectionFactory smallConnections() {
    Http1Config small = Http1Config.custom().setBufferSize(BUFFER_BYTES).build();
    return ManagedHttpClientConnectionFactory.builder().http1Config(small).build();
  }

  private static RequestConfig requests(HttpProperties properties) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(properties.deadline()))
        .setResponseTimeout(Timeout.DISABLED)
        .setConnectionKeepAlive(TimeValue.of(properties.idle()))
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  @Bean
  ConnectorClient connectorClient(
      CloseableHttpClient http, HttpProperties properties, ScheduledThreadPoolExecutor deadlines) {
    return new HttpConnectorClient(http, properties, deadlines);
  }
}
