package dev.herald.fault.record;

import dev.herald.channel.limit.Window;
import java.util.List;

/// How much may be asked of a channel.
public record Pace(List<Window> perConversation, List<Window> perTenant) {
  public static final Pace NONE = new Pace(List.of(), List.of());

  public Pace {
    perConversation = List.copyOf(perConversation);
    perTenant = List.copyOf(perTenant);
  }
}
