package dev.herald.fault.record;

import dev.herald.channel.limit.Window;
import java.time.Duration;
import java.util.List;

/// How much may be asked of a channel.
public record Pace(List<Window> perConversation, List<Window> perTenant) {
  public static final Pace NONE = new Pace(List.of(), List.of());

  /// What Teams documents for a bot (rate-limit.md of 2026-10-08).
  public static final Pace OF_TEAMS =
      new Pace(
          List.of(
              new Window(7, Duration.ofSeconds(1)),
              new Window(8, Duration.ofSeconds(2)),
              new Window(60, Duration.ofSeconds(30)),
              new Window(1800, Duration.ofHours(1))),
          List.of(new Window(50, Duration.ofSeconds(1))));

  public Pace {
    perConversation = List.copyOf(perConversation);
    perTenant = List.copyOf(perTenant);
  }
}
