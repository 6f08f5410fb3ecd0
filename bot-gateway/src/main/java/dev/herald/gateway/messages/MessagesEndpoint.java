package dev.herald.gateway.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The messaging endpoint that channels post activities to.
@RestController
final class MessagesEndpoint {
  private final MessagesDoor door;

  MessagesEndpoint(MessagesDoor door) {
    this.door = door;
  }

  @PostMapping("/api/messages")
  void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
    door.answer(request).writeTo(response);
  }
}
