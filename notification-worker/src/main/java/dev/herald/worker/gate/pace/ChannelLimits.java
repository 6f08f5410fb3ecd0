package dev.herald.worker.gate.pace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a channel allows.
///
/// @param windows limits of each conversation; none when empty
/// @param budget limit of one bot in one tenant, over all its conversations; null for none
public record ChannelLimits(List<Window> windows, @Nullable Window budget) {
  static final ChannelLimits NONE = new ChannelLimits(List.of(), null);

  /// What channels document. Teams: rate-limit.md of 2026-10-08. Slack: a message a second and
  /// conversation. Telegram: a message a second and chat, 30 a second and bot. Direct Line, Web
  /// Chat and the others document no limit on what a bot sends.
  static final Map<String, ChannelLimits> DOCUMENTED =
      Map.of(
          "msteams",
          new ChannelLimits(
              List.of(
                  new Window(7, Duration.ofSeconds(1)),
                  new Window(8, Duration.ofSeconds(2)),
                  new Window(60, Duration.ofSeconds(30)),
                  new Window(1800, Duration.ofHours(1))),
              new Window(50, Duration.ofSeconds(1))),
          "slack",
          new ChannelLimits(List.of(new Window(1, Duration.ofSeconds(1))), null),
          "telegram",
          new ChannelLimits(
              List.of(new Window(1, Duration.ofSeconds(1))),
              new Window(30, Duration.ofSeconds(1))));

  @SuppressWarnings("NullAway") // Boot binds a list that is left out as null.
  public ChannelLimits {
    windows = windows == null ? List.of() : List.copyOf(windows);
  }
}
