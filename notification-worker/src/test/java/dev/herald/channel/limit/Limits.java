package dev.herald.channel.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rates that the channel enforces, on each conversation and on each tenant. Only what is let
/// through counts. Safe for any number of threads.
public final class Limits {
  private final List<Window> perConversation;
  private final List<Window> perTenant;
  private final Map<String, SlidingWindows> conversations = new HashMap<>();
  private final Map<String, SlidingWindows> tenants = new HashMap<>();

  private Limits(List<Window> perConversation, List<Window> perTenant) {
    this.perConversation = List.copyOf(perConversation);
    this.perTenant = List.copyOf(perTenant);
  }

  public static Limits none() {
    return new Limits(List.of(), List.of());
  }

  public static Limits of(List<Window> perConversation, List<Window> perTenant) {
    return new Limits(perConversation, perTenant);
  }

  /// What Teams documents for one bot (rate-limit.md of 2026-10-08).
  public static Limits ofTeams() {
    return new Limits(
        List.of(
            new Window(7, Duration.ofSeconds(1)),
            new Window(8, Duration.ofSeconds(2)),
            new Window(60, Duration.ofSeconds(30)),
            new Window(1800, Duration.ofHours(1))),
        List.of(new Window(50, Duration.ofSeconds(1))));
  }

  public boolean areNone() {
    return perConversation.isEmpty() && perTenant.isEmpty();
  }

  /// Lets a request through, or says how long to wait.
  ///
  /// @param tenant empty where the activity names none; such share a limit
  /// @return zero when it was let through
  public synchronized Duration admit(String conversation, String tenant, long nanos) {
    SlidingWindows thread =
        conversations.computeIfAbsent(
            withoutThread(conversation), _ -> new SlidingWindows(perConversation));
    SlidingWindows all = tenants.computeIfAbsent(tenant, _ -> new SlidingWindows(perTenant));
    Duration wait = longer(thread.waitBefore(nanos), all.waitBefore(nanos));
    if (wait.isZero()) {
      thread.take(nanos);
      all.take(nanos);
    }
    return wait;
  }

  /// The limit is that of the channel, not of each of its threads.
  private static String withoutThread(String conversation) {
    int suffix = conversation.indexOf(";messageid=");
    return suffix < 0 ? conversation : conversation.substring(0, suffix);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
