package dev.herald.gateway.notify;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The notify page of the proactive sample: each request of it speaks to everyone known.
@RestController
final class ProactiveHelloEndpoint {
  private final ProactiveHello hello;

  ProactiveHelloEndpoint(ProactiveHello hello) {
    this.hello = hello;
  }

  @GetMapping("/api/notify")
  void sayToEveryone(HttpServletResponse response) throws IOException {
    hello.sayToEveryone().writeTo(response);
  }
}
