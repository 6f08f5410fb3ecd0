package dev.herald.gateway.bench;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A Spring endpoint that reads the body and does nothing with it.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EmptyApplication {

  /// The endpoint.
  @RestController
  static final class Door {
    @PostMapping("/api/messages")
    void take(HttpServletRequest request) throws IOException {
      request.getInputStream().readAllBytes();
    }
  }
}
