package dev.herald.worker.topic;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which steps this process runs, so that they can be scaled apart.
///
/// @param roles `plan` (with the deliveries that wait), `send`, or both. A step that no process
///   runs leaves its topic to grow
@ConfigurationProperties("herald.worker")
public record RoleProperties(@DefaultValue({"plan", "send"}) Set<Role> roles) {
  public RoleProperties {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("herald.worker.roles must name plan, send or both");
    }
    roles = Set.copyOf(roles);
  }

  /// A step of the worker.
  public enum Role {
    PLAN,
    SEND
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
