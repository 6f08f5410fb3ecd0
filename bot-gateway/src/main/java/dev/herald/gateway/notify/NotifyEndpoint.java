package dev.herald.gateway.notify;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door through which an event is posted to the topic.
@RestController
final class NotifyEndpoint {
  private final NotifyDoor door;

  NotifyEndpoint(NotifyDoor door) {
    this.door = door;
  }

  @PostMapping("/api/notify")
  void publish(HttpServletRequest request, HttpServletResponse response) throws IOException {
    door.answer(request).writeTo(response);
  }
}
