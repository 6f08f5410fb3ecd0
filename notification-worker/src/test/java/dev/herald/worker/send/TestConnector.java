package dev.herald.worker.send;

import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The connector as the worker wires it, with a deadline of one second.
final class TestConnector implements AutoCloseable {
  private final HttpConfiguration configuration = new HttpConfiguration();
  private final HttpProperties properties = properties();
  private final CloseableHttpClient http = configuration.httpClient(properties);
  private final ScheduledThreadPoolExecutor deadlines = configuration.deadlines();
  private final ConnectorClient client = configuration.connectorClient(http, properties, deadlines);

  ConnectorClient client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    http.close();
    deadlines.shutdownNow();
  }

  private static HttpProperties properties() {
    var source = new MapConfigurationPropertySource();
    source.put("herald.http.connect", "500ms");
    source.put("herald.http.deadline", "1s");
    return new Binder(source).bindOrCreate("herald.http", Bindable.of(HttpProperties.class));
  }
}
