package dev.herald.gateway.admin;

import dev.herald.access.BearerKeys;
import dev.herald.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may do what. Everything of the administration passes through here; at the service's port it
/// does not exist. Safe for any number of threads.
public final class AdminGate {
  private final AdminPort port;
  private final BearerKeys keys;
  private final Map<String, Set<Right>> rightsByName;
  private final Audit audit;

  AdminGate(AdminPort port, Map<String, AdminProperties.Key> keys, Audit audit) {
    this.port = port;
    this.keys =
        new BearerKeys(
            keys.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().sha256())));
    this.rightsByName =
        keys.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().rights()));
    this.audit = audit;
  }

  /// Whether somebody may come in.
  public sealed interface Entry {

    /// Somebody with the right.
    ///
    /// @param who the name of the key
    record Admitted(String who) implements Entry {}

    record Refused(Answer answer) implements Entry {}
  }

  public Entry enter(HttpServletRequest request, Right right) {
    if (!port.received(request)) {
      return new Entry.Refused(Answer.problem(404, "nothing is served here"));
    }
    Optional<String> owner = keys.ownerOf(request.getHeader("Authorization"));
    if (owner.isEmpty()) {
      audit.refused("-", right, 401);
      return new Entry.Refused(Answer.problem(401, "a key of the administration is needed"));
    }
    String who = owner.get();
    if (!rightsByName.getOrDefault(who, Set.of()).contains(right)) {
      audit.refused(who, right, 403);
      return new Entry.Refused(Answer.problem(403, "the key does not have the right " + right));
    }
    return new Entry.Admitted(who);
  }
}
