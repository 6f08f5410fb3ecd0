package dev.herald.gateway.notify;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where a publisher asks what became of an event.
@RestController
final class NotificationsEndpoint {
  private final OutcomesDoor door;

  NotificationsEndpoint(OutcomesDoor door) {
    this.door = door;
  }

  @GetMapping("/api/notifications/{id}")
  void outcomes(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    door.answer(request.getHeader("Authorization"), id).writeTo(response);
  }
}
