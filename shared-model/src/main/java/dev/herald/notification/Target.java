package dev.herald.notification;

import org.jspecify.annotations.Nullable;

/// Whom an event is for.
public sealed interface Target {

  Narrowing narrowing();

  /// One conversation by its id: a person's chat, a group or a Teams channel.
  record Conversation(String id, Narrowing narrowing) implements Target {}

  /// The personal conversation of one user, by channel user id or Entra object id. Never a group.
  record User(String id, Narrowing narrowing) implements Target {}

  /// The personal conversation of everyone who is known.
  record Everyone(Narrowing narrowing) implements Target {}

  /// Limits a target to one channel, tenant or bot; each null part limits nothing.
  record Narrowing(@Nullable String channel, @Nullable String tenant, @Nullable String bot) {
    public static final Narrowing NONE = new Narrowing(null, null, null);
  }
}
