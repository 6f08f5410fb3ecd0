package dev.herald.gateway.admin;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.gateway.admin.AdminGate.Entry;
import dev.herald.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The doors of the administration.
@RestController
final class AdminEndpoint {
  private final AdminGate gate;
  private final AdminDoor door;
  private final Streams streams;

  AdminEndpoint(AdminGate gate, AdminDoor door, Streams streams) {
    this.gate = gate;
    this.door = door;
    this.streams = streams;
  }

  @PostMapping("/admin/users/lookup")
  void lookUp(HttpServletRequest request, HttpServletResponse response) throws IOException {
    admit(request, response, Right.READ, who -> door.lookUp(request, who));
  }

  @PostMapping("/admin/users/erase")
  void erase(HttpServletRequest request, HttpServletResponse response) throws IOException {
    admit(request, response, Right.ERASE, who -> door.erase(request, who));
  }

  @GetMapping("/admin/references")
  void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    admit(request, response, Right.READ, who -> door.page(request.getParameter("cursor"), who));
  }

  @GetMapping("/admin/references/counts")
  void count(HttpServletRequest request, HttpServletResponse response) throws IOException {
    admit(request, response, Right.READ, _ -> stream(response, () -> streams.count(response)));
  }

  @GetMapping("/admin/references/export")
  void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String cursor = request.getParameter("cursor");
    admit(
        request,
        response,
        Right.READ,
        who -> stream(response, () -> streams.export(who, cursor, response)));
  }

  @PostMapping("/admin/references/import")
  void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
    admit(request, response, Right.IMPORT, who -> door.take(request, who));
  }

  private interface Work {
    /// Does it.
    ///
    /// @return what is to be written; null when that was done
    @Nullable Answer run(String who) throws IOException;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void admit(
      HttpServletRequest request, HttpServletResponse response, Right right, Work work)
      throws IOException {
    Answer answer =
        switch (gate.enter(request, right)) {
          case Entry.Refused(Answer refusal) -> refusal;
          case Entry.Admitted(String who) -> work.run(who);
        };
    if (answer != null) {
      answer.writeTo(response);
    }
  }

  /// What fails before the first byte has an answer; what fails later breaks the connection.
  private static @Nullable Answer stream(HttpServletResponse response, Writing writing)
      throws IOException {
    try {
      writing.run();
      return null;
    } catch (StoreUnavailableException | NumberFormatException e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      return AdminDoor.reaching(() -> {
        throw e;
      });
    }
  }
}
