package dev.herald.worker.ops;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;

/// The port of the operations API, with a few threads of its own.
public final class OpsPort {
  private static final int THREADS = 16;
  private static final int CONNECTIONS = 64;
  private static final int TIMEOUT_MS = 20_000;

  private final Connector connector = new Connector(Http11NioProtocol.class.getName());

  OpsPort(int port, OpsProperties properties) {
    connector.setPort(port);
    if (connector.getProtocolHandler() instanceof Http11NioProtocol http) {
      http.setAddress(properties.address());
      http.setMaxThreads(THREADS);
      http.setMinSpareThreads(1);
      http.setMaxConnections(CONNECTIONS);
      http.setConnectionTimeout(TIMEOUT_MS);
    }
  }

  Connector connector() {
    return connector;
  }

  /// The port that it listens on.
  public int number() {
    return connector.getLocalPort();
  }

  boolean received(HttpServletRequest request) {
    return request.getLocalPort() == number();
  }
}
