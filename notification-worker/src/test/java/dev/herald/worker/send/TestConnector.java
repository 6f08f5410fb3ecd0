package dev.herald.worker.send;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The connector as the worker wires it, with a deadline of one second.
final class TestConnector implements AutoCloseable {
  private final HttpConfiguration configuration = new HttpConfiguration();
  private final ScheduledThreadPoolExecutor deadlines = configuration.deadlines();
  private final PoolingHttpClientConnectionManager connections;
  private final IdleConnections idle;
  private final CloseableHttpClient http;
  private final ConnectorClient client;

  TestConnector() {
    this(Map.of());
  }

  private TestConnector(Map<String, String> settings) {
    HttpProperties properties = properties(settings);
    this.connections = configuration.connections(properties);
    this.idle = configuration.idleConnections(connections);
    this.http = configuration.httpClient(connections, properties);
    this.client = configuration.connectorClient(http, properties, deadlines);
  }

  /// @param settings of `herald.http`, beyond its defaults
  static TestConnector with(Map<String, String> settings) {
    return new TestConnector(settings);
  }

  ConnectorClient client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    idle.close();
    http.close();
    connections.close();
    deadlines.shutdownNow();
  }

  private static HttpProperties properties(Map<String, String> settings) {
    var source = new MapConfigurationPropertySource();
    source.put("herald.http.connect", "500ms");
    source.put("herald.http.deadline", "1s");
    settings.forEach((name, value) -> source.put("herald.http." + name, value));
    return new Binder(source).bindOrCreate("herald.http", Bindable.of(HttpProperties.class));
  }
}
